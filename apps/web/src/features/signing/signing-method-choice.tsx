import { Radio, Stack } from "@mantine/core";
import { signing } from "../../texts/signing.js";
import { useText } from "../../ui/text-language.js";

export type SigningMethod = "platform_seal" | "party_certificate";

/** Whose key signs. The two ways stand apart, in words that are printed in the signature too. */
export function SigningMethodChoice({
  value,
  onChange,
}: {
  value: SigningMethod;
  onChange: (method: SigningMethod) => void;
}) {
  const t = useText();
  return (
    <Radio.Group label={t(signing.method)} value={value} onChange={(chosen) => onChange(chosen as SigningMethod)}>
      <Stack gap="xs" mt={4}>
        <Radio value="platform_seal" label={t(signing.bySeal)} description={t(signing.bySealHelp)} />
        <Radio value="party_certificate" label={t(signing.byOwn)} description={t(signing.byOwnHelp)} />
      </Stack>
    </Radio.Group>
  );
}

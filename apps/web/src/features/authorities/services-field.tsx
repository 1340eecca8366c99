import { Checkbox, Radio, Stack } from "@mantine/core";
import { authorities } from "../../texts/authorities.js";
import { useText } from "../../ui/text-language.js";
import type { Service } from "./authorities.api.js";
import css from "./authorities.module.css";

/** Every service, or chosen ones. */
export function ServicesField({
  services,
  value,
  onChange,
  error,
}: {
  services: readonly Service[];
  /** Null: every service. */
  value: readonly string[] | null;
  onChange: (ids: readonly string[] | null) => void;
  error: string | undefined;
}) {
  const t = useText();
  return (
    <div>
      <Radio.Group
        label={t(authorities.services)}
        value={value === null ? "all" : "some"}
        onChange={(chosen) => onChange(chosen === "all" ? null : [])}
      >
        <Stack gap="sm" mt={4}>
          <Radio value="all" label={t(authorities.allServices)} />
          <Radio value="some" label={t(authorities.someServices)} />
        </Stack>
      </Radio.Group>
      {value !== null && (
        <Checkbox.Group value={[...value]} onChange={onChange} error={error} aria-label={t(authorities.someServices)}>
          <div className={`stack tight ${css.services}`}>
            {services.length === 0 && <p className="meta">{t(authorities.noServices)}</p>}
            {services.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </div>
  );
}

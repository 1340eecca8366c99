import { Button, TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import { secondFactor as texts } from "../texts/second-factor.js";
import { useText } from "./text-language.js";

/** A code of the authenticator app, or, for who has lost the device, a recovery code: letters need another keyboard on a phone. */
export function CodeField({ appOnly = false, ...field }: TextInputProps & { appOnly?: boolean }) {
  const t = useText();
  const [isRecovery, setRecovery] = useState(false);
  return (
    <div>
      <TextInput
        label={t(isRecovery ? texts.recoveryCode : texts.code)}
        description={t(isRecovery ? texts.recoveryCodeHelp : texts.codeHelp)}
        inputMode={isRecovery ? "text" : "numeric"}
        autoComplete={isRecovery ? "off" : "one-time-code"}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        {...field}
      />
      {!appOnly && (
        <Button variant="subtle" size="xs" mt={4} px={4} onClick={() => setRecovery(!isRecovery)}>
          {t(isRecovery ? texts.useApp : texts.useRecoveryCode)}
        </Button>
      )}
    </div>
  );
}

import { TextInput } from "@mantine/core";
import type { Text } from "@portal/shared";
import { useText } from "../../ui/text-language.js";
import css from "./row-panel.module.css";

/** The sentence that belongs beside the field at a pointer. */
export type ErrorAt = (pointer: string) => string | undefined;

interface Named {
  readonly by: string;
  readonly role: string;
  readonly on: string;
}

/** Who said it, with the title, and on which day. */
export function NamedFields<V extends Named>({
  value,
  onChange,
  errorAt,
  labels,
}: {
  value: V;
  onChange: (value: V) => void;
  errorAt: ErrorAt;
  labels: Readonly<Record<keyof Named, Text>>;
}) {
  const t = useText();
  return (
    <div className={css.pair}>
      {(["by", "role", "on"] as const).map((name) => (
        <TextInput
          key={name}
          type={name === "on" ? "date" : "text"}
          label={t(labels[name])}
          value={value[name]}
          error={errorAt(`/${name}`)}
          onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}

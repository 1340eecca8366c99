import { useId, type ReactNode } from "react";
import css from "./answer-field.module.css";

export interface CardOption {
  readonly value: string;
  readonly label: string;
  /** The single key that chooses it. */
  readonly shortcut?: string;
}

/** A group of native radio buttons or check boxes drawn as cards; with its own legend, refusal and arrow keys of the browser. */
export function ChoiceCards({
  legend,
  options,
  chosen,
  many = false,
  inRow = false,
  error,
  onToggle,
  children,
}: {
  legend: string;
  options: readonly CardOption[];
  chosen: readonly string[];
  many?: boolean;
  /** Side by side, for few short options. */
  inRow?: boolean;
  error?: string | undefined;
  onToggle: (value: string) => void;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <fieldset className={css.choices} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      <div className={css.cards} data-in-row={inRow || undefined}>
        {options.map(({ value, label, shortcut }) => (
          <label key={value} className={css.card} data-checked={chosen.includes(value) || undefined}>
            <input
              type={many ? "checkbox" : "radio"}
              name={id}
              checked={chosen.includes(value)}
              onChange={() => onToggle(value)}
            />
            <span>{label}</span>
            {shortcut && (
              <kbd className="wide-only" aria-hidden>
                {shortcut}
              </kbd>
            )}
          </label>
        ))}
      </div>
      {children}
      {error && (
        <p className={css.error} id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

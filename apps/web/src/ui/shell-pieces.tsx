import { IconFlask } from "@tabler/icons-react";
import { shell } from "../texts/shell.js";
import css from "./app-shell.module.css";
import { useLanguage, useText } from "./text-language.js";

/** Says on every screen that nothing here is real. */
export function DemonstrationBanner() {
  const t = useText();
  return (
    <p className={css.demonstration}>
      <IconFlask size={18} aria-hidden />
      <span>{t(shell.demonstration)}</span>
    </p>
  );
}

/** The other language by its own name, in its own language. */
export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const other = language === "ja" ? "en" : "ja";
  return (
    <button type="button" className={css.language} lang={other} onClick={() => choose(other)}>
      {other === "en" ? "English" : "日本語"}
    </button>
  );
}

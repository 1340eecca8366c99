import { Button, TextInput } from "@mantine/core";
import { NAME_MAX } from "@portal/shared";
import { IconSearch } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { directory } from "../../texts/directory.js";
import { useShortcuts } from "../../ui/keyboard-shortcuts.js";
import { useText } from "../../ui/text-language.js";
import css from "./directory-page.module.css";

/** Words to search for; asked for with Enter or the button, so that no half word is searched. */
export function SearchField({ words, onSearch }: { words: string; onSearch: (words: string) => void }) {
  const t = useText();
  const [typed, setTyped] = useState(words);
  const field = useRef<HTMLInputElement>(null);
  useShortcuts([{ key: "/", label: directory.toSearch, run: () => field.current?.focus() }]);
  return (
    <form
      role="search"
      className={css.search}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <TextInput
        ref={field}
        type="search"
        className="grow"
        aria-label={t(directory.search)}
        placeholder={t(directory.search)}
        leftSection={<IconSearch size={18} aria-hidden />}
        maxLength={NAME_MAX}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit">{t(directory.searchIt)}</Button>
    </form>
  );
}

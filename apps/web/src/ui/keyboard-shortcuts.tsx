import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { pieces } from "../texts/pieces.js";
import { ShortcutList } from "./shortcut-list.js";
import type { Shortcut } from "./shortcut.js";

const KEY = "portal.single-keys";

interface Shortcuts {
  readonly add: (shortcuts: readonly Shortcut[]) => () => void;
  readonly openList: () => void;
  /** Single keys can be switched off (WCAG 2.1.4). */
  readonly isOn: boolean;
}

const Context = createContext<Shortcuts>({ add: () => () => undefined, openList: () => undefined, isOn: false });

/** Keys of the page on top. Inactive ones (`active: false`) are neither listed nor heard. */
export function useShortcuts(shortcuts: readonly Shortcut[], active = true): void {
  const { add } = useContext(Context);
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  const keys = shortcuts.map(({ key }) => key).join(" ");
  useEffect(() => {
    if (!active) return undefined;
    const heard = current.current.map((shortcut, index) => ({
      ...shortcut,
      run: () => (current.current[index] ?? shortcut).run(),
    }));
    return add(heard);
  }, [add, active, keys]);
}

/** Opens the list of keys, and tells whether single keys are heard at all. */
export function useShortcutList(): Pick<Shortcuts, "openList" | "isOn"> {
  return useContext(Context);
}

/** Hears the keys of the whole site; `?` opens the list. */
export function KeyboardShortcuts({ children }: { children: ReactNode }) {
  const [isOn, setIsOn] = useState(storedChoice);
  const [opened, setOpened] = useState(false);
  const layers = useRef<(readonly Shortcut[])[]>([]);
  const value = useMemo<Shortcuts>(
    () => ({
      add: (shortcuts) => {
        layers.current = [...layers.current, shortcuts];
        return () => {
          layers.current = layers.current.filter((layer) => layer !== shortcuts);
        };
      },
      openList: () => setOpened(true),
      isOn,
    }),
    [isOn],
  );
  useEffect(() => {
    if (!isOn) return undefined;
    const list: Shortcut = { key: "?", label: pieces.shortcutList, run: () => setOpened(true) };
    const hear = (event: KeyboardEvent) => {
      if (!isSingleKey(event)) return;
      const found = [...layers.current]
        .reverse()
        .flat()
        .concat(list)
        .find((one) => matches(one, event));
      if (found && found.run() !== false) event.preventDefault();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [isOn]);
  const choose = (on: boolean) => {
    setIsOn(on);
    keepChoice(on);
  };
  return (
    <Context.Provider value={value}>
      {children}
      <ShortcutList
        opened={opened}
        onClose={() => setOpened(false)}
        isOn={isOn}
        onSwitch={choose}
        shortcuts={opened ? layers.current.flat() : []}
      />
    </Context.Provider>
  );
}

const matches = ({ key }: Shortcut, event: KeyboardEvent) => key.toLowerCase() === event.key.toLowerCase();

/** Not while typing, choosing from a list, composing Japanese, or with a dialog or a menu open. */
function isSingleKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
  const target = event.target instanceof Element ? event.target : null;
  const typing = target?.closest(
    'textarea, select, [contenteditable="true"], input:not([type="radio"], [type="checkbox"]), [role="menu"], [role="tablist"]',
  );
  return !typing && !document.querySelector('[aria-modal="true"]');
}

function storedChoice(): boolean {
  try {
    return globalThis.localStorage?.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

function keepChoice(on: boolean): void {
  try {
    globalThis.localStorage?.setItem(KEY, on ? "on" : "off");
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

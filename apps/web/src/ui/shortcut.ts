import type { Text } from "@portal/shared";

export interface Shortcut {
  /** The `key` of the keyboard event: "1", "ArrowDown", "n". Letters match in either case. */
  readonly key: string;
  readonly label: Text;
  /** Returns false when it has nothing to do here, so that the browser's own meaning holds. */
  readonly run: () => unknown;
}

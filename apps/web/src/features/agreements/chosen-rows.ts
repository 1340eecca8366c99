import { useState } from "react";

/** Which of the rows offered are chosen: at first all of them. */
export function useChosen(ids: readonly string[]) {
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const chosen = ids.filter((id) => !dropped.has(id));
  return {
    chosen,
    isChosen: (id: string) => !dropped.has(id),
    choose: (id: string, is: boolean) =>
      setDropped((before) => new Set(is ? [...before].filter((one) => one !== id) : [...before, id])),
    chooseAll: () => setDropped(new Set()),
    chooseNone: () => setDropped(new Set(ids)),
  };
}

export type Chosen = ReturnType<typeof useChosen>;

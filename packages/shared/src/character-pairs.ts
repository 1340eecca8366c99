/**
 * Every two neighbouring characters inside the words of a folded text (`foldForSearch`), each once, in the order met. An index of
 * them finds words of two characters, of which Japanese is full, and narrows the search for longer ones.
 */
export function characterPairs(folded: string): string[] {
  const pairs = new Set<string>();
  for (const word of folded.split(" ")) {
    const characters = Array.from(word);
    characters.forEach((character, at) => {
      const next = characters[at + 1];
      if (next !== undefined) pairs.add(character + next);
    });
  }
  return [...pairs];
}

/** A value with a text at `name`, or without the member when the text is empty. */
export function withOptional<V extends object, K extends keyof V>(value: V, name: K, entry: V[K] | "" | undefined): V {
  const { [name]: _, ...rest } = value;
  return (entry === "" || entry === undefined ? rest : { ...rest, [name]: entry }) as V;
}

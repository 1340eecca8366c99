/** What every form of a row gets: the value as it is now, and the sentence that belongs beside the field at a pointer. */
export interface FieldsOf<V> {
  readonly rowKey: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly errorAt: (pointer: string) => string | undefined;
}

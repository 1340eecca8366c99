export class FileView {
  id!: string;
  name!: string;
  mediaType!: string;
  /** Bytes. */
  size!: number;
  /** SHA-256 of the bytes, lower-case hex. */
  sha256!: string;
}

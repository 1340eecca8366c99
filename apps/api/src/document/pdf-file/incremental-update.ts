import { objectText, referenceTo, type PdfObject } from "./pdf-object.js";
import type { PdfFile } from "./pdf-file.js";

/** Objects to append to a file without touching a byte of it. */
export class IncrementalUpdate {
  private readonly file: PdfFile;
  private readonly bodies = new Map<number, Buffer>();
  private size: number;

  constructor(file: PdfFile) {
    this.file = file;
    const size = file.revision(file.newest).trailer.entries.get("Size");
    if (typeof size !== "number") throw new TypeError("the file's trailer has no size");
    this.size = size;
  }

  /** A number no object of the file has. */
  allocate(): number {
    const number = this.size;
    this.size += 1;
    return number;
  }

  put(number: number, object: PdfObject): void {
    this.putRaw(number, objectText(object));
  }

  /** For an object whose bytes must lie in a fixed form, such as a signature with room for its value. Latin-1. */
  putRaw(number: number, text: string): void {
    this.bodies.set(number, Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, "latin1"));
  }

  /** The file with the update, and where each new object stands in it. */
  append(): { bytes: Buffer; offsets: ReadonlyMap<number, number> } {
    const offsets = new Map<number, number>();
    const chunks: Buffer[] = [this.file.bytes];
    let position = this.file.bytes.length;
    for (const [number, body] of [...this.bodies].sort(([one], [other]) => one - other)) {
      offsets.set(number, position);
      chunks.push(body);
      position += body.length;
    }
    chunks.push(Buffer.from(this.xrefAndTrailer(offsets, position), "latin1"));
    return { bytes: Buffer.concat(chunks), offsets };
  }

  private xrefAndTrailer(offsets: ReadonlyMap<number, number>, xrefOffset: number): string {
    const { file } = this;
    const newest = file.revision(file.newest);
    const table = [...offsets]
      .map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, "0")} 00000 n \n`)
      .join("");
    const trailer = objectText({
      kind: "dictionary",
      entries: new Map<string, PdfObject>([
        ["Size", this.size],
        ["Root", referenceTo(file.trailerReference("Root"))],
        ["Info", referenceTo(file.trailerReference("Info"))],
        ["ID", newest.trailer.entries.get("ID") ?? null],
        ["Prev", newest.xrefOffset],
      ]),
    });
    return `xref\n${table}trailer\n${trailer}\nstartxref\n${xrefOffset}\n%%EOF\n`;
  }
}

import { isKind, type PdfDictionary, type PdfObject } from "./pdf-object.js";

/** The bytes are not what this reader accepts. It reads the dialect that pdfkit and our signatures write, strictly. */
export class PdfSyntaxError extends Error {
  readonly position: number;

  constructor(message: string, position: number) {
    super(`${message} at byte ${position}`);
    this.name = "PdfSyntaxError";
    this.position = position;
  }
}

/** Deeper nesting is an attack on the stack, not a document. */
const DEEPEST = 64;
/** More values in one revision are an attack on memory: an agreement of a hundred pages has half a million. */
const MOST_VALUES = 8_000_000;
const WHITE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITERS = new Set([..."()<>[]{}/%"].map((character) => character.charCodeAt(0)));
const ESCAPES: Readonly<Record<string, number>> = {
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  b: 0x08,
  f: 0x0c,
  "(": 0x28,
  ")": 0x29,
  "\\": 0x5c,
};

/** Reads objects one after the other from `position`. */
export class PdfParser {
  readonly bytes: Buffer;
  position: number;
  private values = 0;

  constructor(bytes: Buffer, position: number) {
    this.bytes = bytes;
    this.position = position;
  }

  fail(message: string): never {
    throw new PdfSyntaxError(message, this.position);
  }

  skipWhite(): void {
    for (;;) {
      const byte = this.bytes[this.position];
      if (byte === undefined || !WHITE.has(byte)) return;
      this.position += 1;
    }
  }

  /** Takes exactly this text. */
  expect(text: string): void {
    if (!this.looksAt(text)) this.fail(`expected ${JSON.stringify(text)}`);
    this.position += text.length;
  }

  looksAt(text: string): boolean {
    for (let index = 0; index < text.length; index++) {
      if (this.bytes[this.position + index] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  /** A run of regular characters: a keyword or a number. */
  private word(): string {
    const start = this.position;
    for (;;) {
      const byte = this.bytes[this.position];
      if (byte === undefined || WHITE.has(byte) || DELIMITERS.has(byte)) break;
      this.position += 1;
    }
    return this.bytes.toString("latin1", start, this.position);
  }

  wholeNumber(): number {
    const word = this.word();
    if (!/^\d{1,10}$/.test(word)) this.fail("expected a whole number");
    return Number(word);
  }

  object(depth = 0): PdfObject {
    this.values += 1;
    if (depth > DEEPEST || this.values > MOST_VALUES) this.fail("nested too deeply or too large");
    this.skipWhite();
    switch (this.bytes[this.position]) {
      case 0x2f:
        return this.name();
      case 0x28:
        return this.literalString();
      case 0x5b:
        return this.array(depth);
      case 0x3c:
        return this.bytes[this.position + 1] === 0x3c ? this.dictionary(depth) : this.hexString();
      default:
        return this.keywordOrNumber();
    }
  }

  private name(): PdfObject {
    this.expect("/");
    const raw = this.word();
    const name = raw.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return { kind: "name", name };
  }

  private keywordOrNumber(): PdfObject {
    const word = this.word();
    if (word === "true") return true;
    if (word === "false") return false;
    if (word === "null") return null;
    if (!/^[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})$/.test(word)) this.fail("unknown keyword");
    if (/^\d{1,10}$/.test(word)) {
      if (this.looksAt(" 0 R")) {
        this.position += 4;
        return { kind: "reference", number: Number(word) };
      }
    }
    return Number(word);
  }

  private array(depth: number): PdfObject {
    this.expect("[");
    const items: PdfObject[] = [];
    for (;;) {
      this.skipWhite();
      if (this.looksAt("]")) break;
      items.push(this.object(depth + 1));
    }
    this.expect("]");
    return { kind: "array", items };
  }

  private dictionary(depth: number): PdfDictionary {
    this.expect("<<");
    const entries = new Map<string, PdfObject>();
    for (;;) {
      this.skipWhite();
      if (this.looksAt(">>")) break;
      const key = this.name();
      if (!isKind(key, "name")) this.fail("expected a name");
      // Readers differ on which of two equal keys counts, so a file with two is refused.
      if (entries.has(key.name)) this.fail(`second /${key.name}`);
      entries.set(key.name, this.object(depth + 1));
    }
    this.expect(">>");
    return { kind: "dictionary", entries };
  }

  private hexString(): PdfObject {
    this.expect("<");
    const end = this.bytes.indexOf(0x3e, this.position);
    if (end < 0) this.fail("string without end");
    const hex = this.bytes.toString("latin1", this.position, end);
    if (!/^([0-9a-fA-F]{2})*$/.test(hex)) this.fail("not hexadecimal");
    this.position = end + 1;
    return { kind: "string", bytes: Buffer.from(hex, "hex") };
  }

  private literalString(): PdfObject {
    this.expect("(");
    const content: number[] = [];
    for (let open = 1; ;) {
      const byte = this.bytes[this.position++];
      if (byte === undefined) this.fail("string without end");
      if (byte === 0x5c) {
        const escaped = this.escape();
        if (escaped !== null) content.push(escaped);
        continue;
      }
      if (byte === 0x28) open += 1;
      if (byte === 0x29) open -= 1;
      if (open === 0) break;
      content.push(byte);
    }
    return { kind: "string", bytes: Buffer.from(content) };
  }

  private escape(): number | null {
    const octal = /^[0-7]{1,3}/.exec(this.bytes.toString("latin1", this.position, this.position + 3));
    if (octal !== null) {
      this.position += octal[0].length;
      return Number.parseInt(octal[0], 8) & 0xff;
    }
    const character = String.fromCharCode(this.bytes[this.position++] ?? 0);
    if (character === "\n") return null;
    return ESCAPES[character] ?? character.charCodeAt(0);
  }

  /** `n 0 obj … endobj`, a stream included. */
  indirectObject(number: number): PdfObject {
    this.expect(`${number} 0 obj`);
    const object = this.object();
    this.skipWhite();
    const value = this.looksAt("stream") ? this.stream(object) : object;
    this.skipWhite();
    this.expect("endobj");
    return value;
  }

  private stream(dictionary: PdfObject): PdfObject {
    if (!isKind(dictionary, "dictionary")) this.fail("stream without dictionary");
    const length = dictionary.entries.get("Length");
    if (typeof length !== "number" || !Number.isInteger(length) || length < 0) this.fail("stream without length");
    this.expect("stream\n");
    const end = this.position + length;
    if (end > this.bytes.length) this.fail("stream longer than the file");
    const content = this.bytes.subarray(this.position, end);
    this.position = end;
    this.expect("\nendstream");
    return { kind: "stream", dictionary, bytes: content };
  }
}

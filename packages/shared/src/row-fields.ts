import { pointerStep } from "./answer-findings.js";
import { isIsoDate, type IsoDate } from "./dates.js";
import { LONG_TEXT_MAX } from "./limits.js";
import type { RowFindings } from "./row-findings.js";

type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The database keeps no U+0000, and a lone surrogate is no character (RFC 8785 refuses it). */
const badCharacter = /[\0\p{Surrogate}]/u;
const isBlank = (text: string): boolean => text.trim() === "";

/** Leaves out the members that are not given. */
export const given = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;

/**
 * Reads one object of a row's value member by member. What is wrong goes to the findings, and the reader of that member
 * returns undefined; a value may be built only when no finding came up.
 */
export class RowFields {
  private readonly source: JsonObject;

  constructor(
    source: unknown,
    readonly at: string,
    readonly findings: RowFindings,
    known: readonly string[],
  ) {
    this.source = isJsonObject(source) ? source : {};
    if (!isJsonObject(source)) findings.add(at, source === undefined ? "missing" : "wrong-type");
    for (const name of Object.keys(this.source))
      if (!known.includes(name)) findings.add(at + pointerStep(name), "unknown-member");
  }

  has(name: string): boolean {
    return this.raw(name) !== undefined;
  }

  raw(name: string): unknown {
    return Object.hasOwn(this.source, name) ? this.source[name] : undefined;
  }

  pointer(name: string | number): string {
    return this.at + pointerStep(name);
  }

  /** A text that must be there; `filled` also refuses a blank one. */
  text(name: string, { filled = false, max = LONG_TEXT_MAX } = {}): string {
    const value = this.raw(name);
    if (value === undefined || (filled && typeof value === "string" && isBlank(value)))
      this.findings.add(this.pointer(name), "missing");
    return this.optionalText(name, max) ?? "";
  }

  optionalText(name: string, max = LONG_TEXT_MAX): string | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (typeof value !== "string") this.findings.add(this.pointer(name), "wrong-type");
    else if (value.length > max) this.findings.add(this.pointer(name), "too-long");
    else if (badCharacter.test(value)) this.findings.add(this.pointer(name), "bad-character");
    return typeof value === "string" ? value : undefined;
  }

  /** One of a list. Returns the first of the list when it is not, so that types stay plain; the finding refuses the value. */
  choice<T extends string>(name: string, known: readonly T[]): T {
    const value = this.raw(name);
    if (value === undefined) this.findings.add(this.pointer(name), "missing");
    return this.optionalChoice(name, known) ?? (known[0] as T);
  }

  optionalChoice<T extends string>(name: string, known: readonly T[]): T | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (typeof value !== "string") this.findings.add(this.pointer(name), "wrong-type");
    const choice = known.find((slug) => slug === value);
    if (typeof value === "string" && choice === undefined) this.findings.add(this.pointer(name), "unknown-choice");
    return choice;
  }

  date(name: string): IsoDate {
    if (!this.has(name)) this.findings.add(this.pointer(name), "missing");
    return this.optionalDate(name) ?? "";
  }

  optionalDate(name: string): IsoDate | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (typeof value !== "string") this.findings.add(this.pointer(name), "wrong-type");
    else if (!isIsoDate(value)) this.findings.add(this.pointer(name), "not-a-date");
    else return value;
    return undefined;
  }

  /** A day until today. */
  pastDate(name: string, today: IsoDate): IsoDate {
    const value = this.date(name);
    if (value > today) this.findings.add(this.pointer(name), "date-in-future");
    return value;
  }

  boolean(name: string): boolean {
    const value = this.raw(name);
    if (typeof value === "boolean") return value;
    this.findings.add(this.pointer(name), value === undefined ? "missing" : "wrong-type");
    return false;
  }

  list(name: string): readonly unknown[] {
    const value = this.raw(name);
    if (Array.isArray(value)) return value;
    this.findings.add(this.pointer(name), value === undefined ? "missing" : "wrong-type");
    return [];
  }

  object(name: string, known: readonly string[]): RowFields {
    return new RowFields(this.raw(name), this.pointer(name), this.findings, known);
  }
}

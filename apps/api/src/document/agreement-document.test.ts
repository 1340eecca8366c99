import { inflateSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import type { AgreementContent } from "@portal/shared";
import { agreementFixture, fixtureRendering, rareCharacters } from "../../test/agreement-fixture.js";
import { renderAgreement } from "./agreement-document.js";
import { PdfFile } from "./pdf-file/pdf-file.js";
import { isKind, objectText, textOf, type PdfObject, type PdfStream } from "./pdf-file/pdf-object.js";
import { signatureFields } from "./pdf-file/signature-field.js";
import { UnprintableCharacter } from "./typesetting/font.js";

const small = { roles: 6, sla: 4, risks: 3, clauses: 2, summary: 4 };
const read = (pdf: Uint8Array): PdfFile => PdfFile.read(Buffer.from(pdf));
const render = async (
  content: AgreementContent,
  watermark?: string,
): Promise<{ file: PdfFile; pages: number; pdf: Uint8Array }> => {
  const rendered = await renderAgreement(content, {
    ...fixtureRendering(content),
    ...(watermark === undefined ? {} : { watermark }),
  });
  return { ...rendered, file: read(rendered.pdf) };
};

const inflated = (stream: PdfStream): string =>
  (stream.dictionary.entries.has("Filter") ? inflateSync(stream.bytes) : stream.bytes).toString("latin1");

const entry = (file: PdfFile, object: PdfObject, ...path: string[]): PdfObject =>
  path.reduce<PdfObject>((value, name) => {
    const dictionary = file.resolve(value);
    return isKind(dictionary, "dictionary") ? file.resolve(dictionary.entries.get(name)) : null;
  }, object);

const pagesOf = (file: PdfFile): PdfObject[] => {
  const kids = entry(file, file.catalog(), "Pages", "Kids");
  return isKind(kids, "array") ? kids.items.map((kid) => file.resolve(kid)) : [];
};

/** Code in the font → character, from the font's ToUnicode: what a reader copies. */
const unicodeMap = (file: PdfFile, font: PdfObject): string[] => {
  const stream = entry(file, font, "ToUnicode");
  if (!isKind(stream, "stream")) return [];
  const ranges = inflated(stream).matchAll(/<[0-9a-f]{1,4}> <[0-9a-f]{1,4}> \[([^\]]*)\]/g);
  return [...ranges].flatMap(([, range = ""]) =>
    [...range.matchAll(/<([^>]*)>/g)].map(([, code = ""]) => {
      const units = code.split(" ").map((unit) => Number.parseInt(unit, 16));
      return String.fromCharCode(...units);
    }),
  );
};

/** The text of a page in the order it was painted, without spaces and line ends. */
const textOfPage = (file: PdfFile, page: PdfObject, maps: Map<PdfObject, string[]>): string => {
  const stream = entry(file, page, "Contents");
  if (!isKind(stream, "stream")) return "";
  let map: string[] = [];
  let text = "";
  for (const [token, name, code] of inflated(stream).matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/g)) {
    if (name !== undefined) {
      const font = entry(file, page, "Resources", "Font", name);
      if (!maps.has(font)) maps.set(font, unicodeMap(file, font));
      map = maps.get(font) ?? [];
    } else if (code !== undefined) {
      text += (code.match(/.{4}/g) ?? []).map((glyph) => map[Number.parseInt(glyph, 16)] ?? `[${token}]`).join("");
    }
  }
  return text.replace(/[ 　]/g, "");
};

const textsOf = (file: PdfFile): string[] => {
  const maps = new Map<PdfObject, string[]>();
  return pagesOf(file).map((page) => textOfPage(file, page, maps));
};

/** Alternative texts of the figures below an element of the structure tree. */
const alternativesIn = (file: PdfFile, element: PdfObject): string[] => {
  const kids = entry(file, element, "K");
  const below = isKind(kids, "array") ? kids.items : [kids];
  return [
    textOf(entry(file, element, "Alt")) ?? [],
    below
      .map((kid) => file.resolve(kid))
      .filter((kid) => isKind(kid, "dictionary"))
      .flatMap((kid) => alternativesIn(file, kid)),
  ].flat();
};

const squeezed = (text: string): string => text.replace(/[ 　\n]/g, "");

const roleWith = (content: AgreementContent, note: string): AgreementContent => ({
  ...content,
  roles: content.roles.map((row, index) => (index === 0 ? { ...row, value: { ...row.value, note } } : row)),
});

describe("the agreement document", () => {
  it("gives the same bytes for the same content", async () => {
    const content = agreementFixture(small);
    const [one, other] = [await render(content), await render(content)];
    expect(Buffer.from(one.pdf).equals(Buffer.from(other.pdf))).toBe(true);
  });

  it("attaches exactly the canonical JSON and has two empty fields in the order of signing", async () => {
    const content = agreementFixture(small);
    const { file } = await render(content);
    const associated = entry(file, file.catalog(), "AF");
    const specification = isKind(associated, "array") ? file.resolve(associated.items[0]) : null;
    expect(objectText(entry(file, specification, "AFRelationship"))).toBe("/Data");
    const stream = entry(file, specification, "EF", "F");
    expect(isKind(stream, "stream") && inflateSync(stream.bytes).toString("utf8")).toBe(
      fixtureRendering(content).canonicalJson,
    );
    expect(signatureFields(file).map(({ name, signature }) => [name, signature])).toEqual([
      ["VendorSignature", null],
      ["HospitalSignature", null],
    ]);
  });

  it("is tagged, Japanese, PDF 1.7 with the marks of PDF/A-3a and PDF/UA-1, and can start no action", async () => {
    const { file, pdf } = await render(agreementFixture(small));
    const catalog = file.catalog();
    expect(textOf(catalog.entries.get("Lang"))).toBe("ja-JP");
    expect(objectText(entry(file, catalog, "MarkInfo", "Marked"))).toBe("true");
    expect(entry(file, catalog, "StructTreeRoot", "K")).not.toBeNull();
    const metadata = entry(file, catalog, "Metadata");
    const xmp = isKind(metadata, "stream") ? metadata.bytes.toString("utf8") : "";
    expect(xmp).toContain("<pdfaid:part>3</pdfaid:part>");
    expect(xmp).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
    expect(xmp).toContain("<pdfuaid:part>1</pdfuaid:part>");
    const raw = Buffer.from(pdf).toString("latin1");
    expect(raw.startsWith("%PDF-1.7")).toBe(true);
    expect(raw).not.toMatch(/\/(JS|JavaScript|OpenAction|AA|Launch|URI|SubmitForm|RichMedia)\b/);
  });

  it("states on its first page the number, the parties, the update duty with its clause, and the day it is concluded", async () => {
    const content = agreementFixture(small);
    const [cover = ""] = textsOf((await render(content)).file);
    for (const text of [
      "2026-0147",
      "改訂2",
      content.parties.hospital.legalName,
      content.parties.vendor.legalName,
      content.parties.hospital.address,
      content.parties.vendor.representative.name,
      "セキュリティアップデート責任：すべてのサーバのセキュリティアップデート責任は、事業者が負う。（第5条）",
      "医療機関の署名日（署名欄のとおり）",
      "2026年12月1日から2031年11月30日まで",
    ]) {
      expect(cover).toContain(squeezed(text));
    }
  });

  it("numbers every page and shows the check number on each", async () => {
    const content = agreementFixture(small);
    const { file, pages } = await render(content);
    const check = fixtureRendering(content)
      .contentDigest.slice(0, 16)
      .toUpperCase()
      .replace(/(.{4})(?=.)/g, "$1-");
    textsOf(file).forEach((text, index) => {
      expect(text).toContain(`${index + 1}/${pages}`);
      expect(text).toContain(check);
      expect(text).toContain("合意番号2026-0147改訂2");
    });
  });

  it("prints rare characters so that they are copied as they were written", async () => {
    const note = `文字：${rareCharacters}`;
    const { file } = await render(roleWith(agreementFixture(small), note));
    expect(textsOf(file).join("")).toContain(note);
  });

  it("prints rows of both times in both tables, and those of the end only there", async () => {
    const content = agreementFixture(small);
    const [first] = content.roles;
    if (first === undefined) throw new Error("the fixture has roles");
    const roles = (["both", "exit", "normal"] as const).map((time, index) => ({
      ...first,
      time,
      no: index + 1,
      label: `印${time}`,
    }));
    const text = textsOf((await render({ ...content, roles })).file).join("");
    expect(text.split("印both")).toHaveLength(3);
    expect(text.split("印exit")).toHaveLength(2);
    expect(text.split("印normal")).toHaveLength(2);
  });

  it("draws the elements of the system with the numbers of the demarcation points, and says the same without a picture", async () => {
    const content = agreementFixture(small);
    const element = { site: "hospital", connectedTo: null, roleNumbers: [1], equipment: [] } as const;
    const { file } = await render({
      ...content,
      systemPicture: {
        elements: [
          {
            ...element,
            id: "hospital-network",
            label: "院内ネットワーク",
            accountable: ["hospital"],
            accountableText: "医療機関",
            responsibleText: "医療機関",
          },
          {
            ...element,
            id: "placed-equipment",
            connectedTo: "hospital-network",
            label: "設置機器",
            accountable: ["vendor"],
            accountableText: "事業者",
            responsibleText: "再委託先",
            equipment: ["VPN装置"],
          },
        ],
        points: [
          {
            number: 1,
            between: ["hospital-network", "placed-equipment"],
            place: "院内ネットワークと設置機器の間",
            accountableText: ["医療機関", "事業者"],
            sides: [],
            words: [{ roleNumber: 1, text: "LAN側のポートまで" }],
          },
        ],
      },
    });
    const text = textsOf(file).find((page) => page.includes("全体構成図") && page.includes("LAN側"))!;
    for (const words of [
      "設置機器：1台",
      "最終責任事業者",
      "実施再委託先",
      "医療機関→事業者",
      "LAN側のポートまで（1）",
    ])
      expect(text).toContain(words);
    // In the drawing and in the table.
    expect(text.split("①")).toHaveLength(3);
    expect(alternativesIn(file, entry(file, file.catalog(), "StructTreeRoot"))).toContain(
      "医療機関の構内：院内ネットワーク、設置機器。責任分界点1は院内ネットワークと設置機器の間。",
    );
  });

  it("leaves out the columns of a role table in which nothing stands, but never a party", async () => {
    const content = agreementFixture(small);
    const [first] = content.roles;
    if (first === undefined) throw new Error("the fixture has roles");
    const { boundary: _boundary, firstCheck: _check, ...value } = first.value;
    const alone = { ...value, assignments: { hospital: [], vendor: ["accountable", "responsible"] as const } };
    const withRole = async (role: AgreementContent["roles"][number]["value"]) =>
      textsOf((await render({ ...content, roles: [{ ...first, time: "normal", value: role }] })).file).join("");
    expect(await withRole(alone)).toContain("No.業務医療機関事業者責任分界・費用・期限・条件");
    expect(await withRole({ ...alone, assignments: { ...alone.assignments, third_party: ["consulted"] } })).toContain(
      "No.業務医療機関事業者第三者責任分界・費用・期限・条件",
    );
  });

  it("does not call a draft settled", async () => {
    const content = agreementFixture(small);
    expect(textsOf((await render(content)).file).join("")).toMatch(/合意内容は.*に確定した。/);
    const draft = textsOf((await render(content, "案（未締結）")).file).join("");
    expect(draft).not.toMatch(/に確定した。/);
    expect(draft).toContain("合意内容はまだ確定していない。");
  });

  it("says なし where nothing is open and nothing was asked", async () => {
    const content = { ...agreementFixture(small), openMatters: [], clarifications: [] };
    const text = textsOf((await render(content)).file).join("");
    expect(text).toMatch(/未解決事項なし/);
    expect(text).toMatch(/質疑の要約なし/);
  });

  it("survives a note of ten thousand characters, a word without end, and three hundred rows, losing nothing", async () => {
    const sentence = "鷗：乙は、障害を検知した時から二時間以内に、甲へ第一報を行う。";
    const content = roleWith(
      agreementFixture({ ...small, roles: 300, sla: 300 }),
      `${sentence.repeat(350)}${"ÿ".repeat(1200)}`,
    );
    const { file } = await render(content);
    const text = textsOf(file).join("");
    const count = (character: string): number => text.split(character).length - 1;
    expect([count("鷗"), count("ÿ")]).toEqual([350, 1200]);
    expect(text).toContain("（続き）1");
    expect(text).toContain("役割分担表（通常時）（続き）");
  });

  it("marks a draft on every page and gives it no field to sign", async () => {
    const { file } = await render(agreementFixture(small), "案（未締結）");
    expect(signatureFields(file)).toEqual([]);
    for (const text of textsOf(file)) expect(text).toContain("案（未締結）");
  });

  it.each(["😀", "\u202e", "\u0007"])(
    "refuses %j instead of printing a box, and names the place",
    async (character) => {
      const rendering = render(roleWith(agreementFixture(small), `備考${character}`));
      await expect(rendering).rejects.toBeInstanceOf(UnprintableCharacter);
      await expect(rendering).rejects.toMatchObject({ character, where: expect.stringContaining("役割分担表") });
    },
  );
});

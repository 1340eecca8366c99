import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { kindOf } from "./file-kind.js";
import { decodedName, safeName } from "./file-name.js";

/** A minimal zip archive with the given entries. */
function zip(entries: Record<string, string>, compressed = true): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const data = compressed ? deflateRawSync(Buffer.from(text)) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(compressed ? 8 : 0, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt16LE(name.length, 26);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(compressed ? 8 : 0, 10);
    head.writeUInt32LE(data.length, 20);
    head.writeUInt16LE(name.length, 28);
    head.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), data);
    directory.push(head, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const main = (kind: string) =>
  `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`;
const sheet = main("spreadsheetml.sheet");
const types = "[Content_Types].xml";

describe("the kind of a file by its content", () => {
  it.each([
    ["PDF", Buffer.from("%PDF-1.7\n"), "a", "application/pdf"],
    ["PNG", Buffer.from("89504e470d0a1a0a", "hex"), "a.txt", "image/png"],
    ["JPEG", Buffer.from("ffd8ffe0", "hex"), "a", "image/jpeg"],
    ["XLSX", zip({ [types]: sheet }), "a", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    [
      "XLSX stored without compression",
      zip({ [types]: sheet }, false),
      "a",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ],
    [
      "DOCX",
      zip({ [types]: main("wordprocessingml.document") }),
      "a",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    ["UTF-8 text", Buffer.from("\ufeff日本語\r\n\tタブ"), "a", "text/plain"],
    ["CSV", Buffer.from("a,b"), "表.CSV", "text/csv"],
    ["Shift_JIS text", Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea]), "a.txt", "text/plain"],
  ])("is %s", (_, bytes, name, mediaType) => {
    expect(kindOf(bytes, name)?.mediaType).toBe(mediaType);
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["a program", Buffer.from("4d5a9000", "hex")],
    ["text with a NUL", Buffer.from("a\0b")],
    ["text in no encoding we know", Buffer.from([0xff, 0xfe, 0xfd])],
    ["a plain zip", zip({ "a.txt": "a" })],
    ["an old office file", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["a workbook with macros", zip({ [types]: sheet, "xl/vbaProject.bin": "x" })],
    ["a workbook that says it has macros", zip({ [types]: sheet.replace("sheet.main", "sheet.macroEnabled.main") })],
    ["a presentation", zip({ [types]: main("presentationml.presentation") })],
    ["a content list that unpacks to 2 MB", zip({ [types]: sheet + " ".repeat(2 * 1024 * 1024) })],
    ["a cut zip", zip({ [types]: sheet }).subarray(0, 60)],
    [
      "a zip whose directory points nowhere",
      Buffer.concat([
        Buffer.from("PK\u0003\u0004"),
        Buffer.from("504b0506000000000100010000000000ffffff7f0000", "hex"),
      ]),
    ],
  ])("refuses %s", (_, bytes) => {
    expect(kindOf(bytes, "a.xlsx")).toBeUndefined();
  });
});

describe("the name of a file", () => {
  it.each([
    ["../../etc/passwd", [".txt"], "passwd.txt"],
    ["C:\\資料\\規程.pdf", [".pdf"], "規程.pdf"],
    ["a\u0000b\u001f\u202egnp.txt", [".txt"], "abgnp.txt"],
    ["写真.JPEG", [".jpg", ".jpeg"], "写真.JPEG"],
    ["notes.md", [".txt"], "notes.md.txt"],
    ["...", [".txt"], "file.txt"],
    ["", [".pdf"], "file.pdf"],
    ["㈱髙﨑𠮷.txt", [".txt"], "㈱髙﨑𠮷.txt"],
  ])("of %j becomes %j %j", (given, endings, expected) => {
    expect(safeName(given, endings)).toBe(expected);
  });

  it("keeps its ending when it is cut to 200 characters", () => {
    const name = safeName(`${"𠮷".repeat(300)}.xlsx`, [".xlsx"]);
    expect([...name]).toHaveLength(200);
    expect(name).toMatch(/𠮷\.xlsx$/u);
  });

  it("is read as UTF-8 when it came as latin1, and left alone when it did not", () => {
    expect(decodedName(Buffer.from("証跡.txt").toString("latin1"))).toBe("証跡.txt");
    expect(decodedName("証跡.txt")).toBe("証跡.txt");
    expect(decodedName("caf\u00e9.txt")).toBe("caf\u00e9.txt");
  });
});

/** Old and variant characters of names, which people type in the common form: each string holds variants, then the common one. */
const variants = [
  "髙高",
  "﨑嵜碕崎",
  "邊邉辺",
  "齋斎",
  "齊斉",
  "澤沢",
  "濵濱浜",
  "嶋嶌島",
  "櫻桜",
  "廣広",
  "國国",
  "學学",
  "醫医",
  "藥薬",
  "會会",
  "縣県",
  "榮栄",
  "靜静",
  "淸清",
  "惠恵",
  "眞真",
  "德徳",
  "瀨瀬",
  "槇槙",
  "邨村",
  "𠮷吉",
  "冨富",
  "栁柳",
  "萬万",
  "寶宝",
  "圓円",
  "舊旧",
  "應応",
  "澁渋",
  "關関",
  "實実",
  "豐豊",
  "黑黒",
  "步歩",
  "鷗鴎",
];

const commonForm = new Map(
  variants.flatMap((group) => {
    const characters = [...group];
    const common = characters.at(-1) ?? "";
    return characters.slice(0, -1).map((variant) => [variant, common] as const);
  }),
);

/**
 * Text as it is searched, never as it is stored or shown: compatibility forms united (㈱, ①, ﾊﾝｶｸ, full-width letters),
 * lower case, old characters in the common form, runs of white space as one space, none at the ends. Hiragana and
 * katakana stay apart. Folding twice changes nothing.
 */
export function foldForSearch(text: string): string {
  const folded = text.normalize("NFKC").toLowerCase().normalize("NFKC");
  return Array.from(folded, (character) => commonForm.get(character) ?? character)
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

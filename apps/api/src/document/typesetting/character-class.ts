/** Classes of characters for setting Japanese lines, after JIS X 4051 (kinsoku and the spacing of punctuation). */
const NO_LINE_START = 1;
const NO_LINE_END = 2;
const CLOSING = 4;
const OPENING = 8;
const INSEPARABLE = 16;
const LATIN = 32;
const SPACE = 64;
const DIGIT = 128;

/** Every character of these classes lies in the basic plane. */
const classes = new Uint8Array(0x10000);

const mark = (characters: string, flag: number): void => {
  for (const character of characters) {
    const codePoint = character.codePointAt(0) ?? 0;
    classes[codePoint] = (classes[codePoint] ?? 0) | flag;
  }
};

const markRange = (first: number, last: number, flag: number): void => {
  for (let codePoint = first; codePoint <= last; codePoint++) classes[codePoint] = (classes[codePoint] ?? 0) | flag;
};

mark("、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〙〗〟‐–〜～", NO_LINE_START);
mark("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ", NO_LINE_START);
mark("｡､｣ｧｨｩｪｫｬｭｮｯｰﾞﾟ･…‥,.:;?!)]}%％℃°′″", NO_LINE_START);
mark("（〔［｛〈《「『【〘〖〝‘“｢([{￥＄£§※№＃", NO_LINE_END);
mark("、。，．」』）】〕］｝〉》", CLOSING);
mark("「『（【〔［｛〈《", OPENING);
mark("—―…‥", INSEPARABLE);
mark(" 　", SPACE);
mark("0123456789０１２３４５６７８９", DIGIT);
markRange(0x21, 0x24f, LATIN);
markRange(0xff10, 0xff19, LATIN);

const classOf = (codePoint: number): number => classes[codePoint] ?? 0;

export const mayNotStartLine = (codePoint: number): boolean => (classOf(codePoint) & NO_LINE_START) !== 0;
export const mayNotEndLine = (codePoint: number): boolean => (classOf(codePoint) & NO_LINE_END) !== 0;
/** Its right half is blank: 、。」 and the like. */
export const isClosing = (codePoint: number): boolean => (classOf(codePoint) & CLOSING) !== 0;
/** Its left half is blank: 「（ and the like. */
export const isOpening = (codePoint: number): boolean => (classOf(codePoint) & OPENING) !== 0;
export const isLatin = (codePoint: number): boolean => (classOf(codePoint) & LATIN) !== 0;
export const isSpace = (codePoint: number): boolean => (classOf(codePoint) & SPACE) !== 0;

/** In a run of Latin letters a line may end after these (addresses, paths, compound words), but not inside 2026-04-01. */
const breaksAfter = new Set([0x2d, 0x2f, 0x26, 0x3d, 0x3f]);

/** Whether a line may end between two neighbouring characters. */
export const mayBreakBetween = (before: number, after: number): boolean => {
  const left = classOf(before);
  const right = classOf(after);
  if ((right & (NO_LINE_START | SPACE)) !== 0 || (left & NO_LINE_END) !== 0) return false;
  if ((left & SPACE) !== 0) return true;
  if ((left & INSEPARABLE) !== 0 && before === after) return false;
  if ((left & LATIN) !== 0 && (right & LATIN) !== 0) {
    return breaksAfter.has(before) && !((left & DIGIT) !== 0 || (right & DIGIT) !== 0);
  }
  return true;
};

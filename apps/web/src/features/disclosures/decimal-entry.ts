const fullWidth = /[０-９．，－]/g;

/**
 * What a person types for a figure, as the decimal string the contract wants: full-width figures become half-width and
 * separators of thousands go. Nothing is rounded, and what is no figure stays as typed, for the check to name.
 */
export function decimalEntry(typed: string): string {
  const half = typed.replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)).trim();
  const plain = half.replace(/[−ー]/g, "-");
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
}

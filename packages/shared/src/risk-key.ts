/** Key of the risk row that an いいえ of the disclosure raises. */
export const gapKey = (itemId: string): string => `no:${itemId}`;

/** Key of the risk row of a measure that is sold as an option: its line in the list of the disclosure. */
export const optionKey = (line: string): string => `option:${line}`;

/** Sizes shared by input checks and forms. Text lengths are UTF-16 code units. */
export const NAME_MAX = 200;

/** Fewest characters of a password that a person chooses. */
export const PASSWORD_MIN = 13;
export const COMMENT_MAX = 2_000;
export const LONG_TEXT_MAX = 20_000;
export const SHORT_TEXT_MAX = 2_000;
export const TABLE_ROWS_MAX = 500;
export const COMPARISON_VERSIONS_MAX = 10;
export const PAGE_LIMIT_MAX = 200;
/** Agreements signed at one act. */
export const SIGNING_BATCH_MAX = 50;
export const FILE_BYTES_MAX = 50 * 1024 * 1024;

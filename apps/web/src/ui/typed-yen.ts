/** What somebody typed as an amount, without the marks that go with one: `１，２００円` is `1200`. */
export const typedYen = (typed: string): string => typed.normalize("NFKC").replaceAll(/[,\s円¥]/g, "");

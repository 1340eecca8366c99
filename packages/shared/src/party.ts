/** The two sides of an agreement: 医療機関 (甲) and 事業者 (乙). Also the two kinds of organisation. */
export type Party = "hospital" | "vendor";

export const parties: readonly Party[] = ["hospital", "vendor"];

export const otherParty = (party: Party): Party => (party === "hospital" ? "vendor" : "hospital");

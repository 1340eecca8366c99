import { expect, test } from "@playwright/test";
import { apiOf, signInAs } from "./people.js";

interface Listed {
  readonly id: string;
  readonly status: string;
}
interface Agreement extends Listed {
  readonly startsOn: string;
  readonly openedAt: string;
  readonly settledAt: string;
  readonly signatures: readonly { readonly signedAt: string }[];
}

test("実演の締結済みの合意は、契約の始まる前に協議され、署名されている", async ({ browser }) => {
  const concluded: Agreement[] = [];
  for (const hospital of ["hospital-a", "hospital-b"]) {
    const api = apiOf(await signInAs(browser, `procurement@${hospital}.example`));
    const { items } = await api.get<{ items: readonly Listed[] }>("/agreements");
    for (const { id, status } of items)
      if (status === "in_force" || status === "terminated")
        concluded.push(await api.get<Agreement>(`/agreements/${id}`));
  }
  expect(concluded.map(({ status }) => status)).toEqual(expect.arrayContaining(["in_force", "terminated"]));
  const ofDemonstration = concluded.filter(({ startsOn }) => ["2025-10-01", "2026-11-16"].includes(startsOn));
  expect(ofDemonstration).toHaveLength(2);
  for (const { openedAt, settledAt, signatures, startsOn } of ofDemonstration) {
    const moments = [openedAt, settledAt, ...signatures.map(({ signedAt }) => signedAt), startsOn];
    expect(moments).toHaveLength(5);
    expect(moments.toSorted()).toEqual(moments);
  }
});

import { describe, expect, it } from "@jest/globals";
import { conditionsOf, filtersOf, withCondition, withoutCondition } from "./directory-filters.js";

const address = (text: string) => new URLSearchParams(text);

describe("the filters in the address", () => {
  it("reads several values, yes and no, and leaves out what means nothing", () => {
    expect(
      filtersOf(address("form=saas&form=hybrid&remoteMaintenance=false&storesDataExternally=maybe&other=1")),
    ).toEqual({
      query: "",
      form: ["saas", "hybrid"],
      category: [],
      remoteMaintenance: false,
      storesDataExternally: null,
      cursor: "",
    });
  });

  it("names the condition added last at the end, so that it can be dropped first", () => {
    const once = withCondition(address("form=saas"), { filter: "query", value: "多要素" });
    const twice = withCondition(once, { filter: "remoteMaintenance", value: "true" });
    expect(conditionsOf(twice).at(-1)).toEqual({ filter: "remoteMaintenance", value: "true" });
    expect(String(withoutCondition(twice, { filter: "remoteMaintenance", value: "true" }))).toBe(String(once));
  });

  it("starts at the first page when a condition comes or goes", () => {
    expect(withCondition(address("cursor=x"), { filter: "form", value: "saas" }).has("cursor")).toBe(false);
    expect(withoutCondition(address("form=saas&cursor=x"), { filter: "form", value: "saas" }).toString()).toBe("");
  });

  it("holds one set of search words, and none when they are taken away", () => {
    const next = withCondition(address("query=a"), { filter: "query", value: "b" });
    expect(String(next)).toBe("query=b");
    expect(String(withCondition(next, { filter: "query", value: "" }))).toBe("");
  });
});

import { describe, expect, it } from "@jest/globals";
import { checkRow, standardClause, type ClauseValue, type RowCatalogues } from "@portal/shared";
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { useState } from "react";
import { showRoutes } from "../../../test/show.js";
import { RowFields } from "./row-fields.js";
import { RowSurroundingsProvider } from "./row-surroundings.js";

const edition = (kind: string) =>
  JSON.parse(readFileSync(`packages/shared/dist/catalogue/${kind}.json`, "utf8")) as never;
const catalogues: RowCatalogues = { roles: edition("roles"), sla: edition("sla"), risk: edition("risk") };
const names = { hospital: "青葉ヶ原総合病院", vendor: "あけぼの医療情報", service: "カルテブリッジ" };

let last: ClauseValue;
function Form({ rowKey, start }: { rowKey: string; start: ClauseValue }) {
  const [value, setValue] = useState(start);
  last = value;
  const check = checkRow("clause", rowKey, value, { ...catalogues, side: "vendor", today: "2026-11-25" });
  return (
    <RowSurroundingsProvider value={{ catalogues, names }}>
      <RowFields
        part="clause"
        rowKey={rowKey}
        value={value}
        onChange={(next) => setValue(next as ClauseValue)}
        findings={check.ok ? [] : check.findings}
      />
    </RowSurroundingsProvider>
  );
}
const show = (rowKey: string, start: ClauseValue) =>
  showRoutes([{ path: "/", Component: () => <Form rowKey={rowKey} start={start} /> }], "/");

const labelOf = (field: HTMLElement) => (field as HTMLInputElement).labels?.[0]?.textContent;

describe("the fields of a standard clause", () => {
  it("make the text anew from what is filled in, and keep a wrong value beside its fault", async () => {
    show("incident-report", standardClause("incident-report")!);
    const hours = await screen.findByLabelText("第一報の期限（時間）");
    await userEvent.clear(hours);
    await userEvent.type(hours, "２４");
    expect(last.variables?.firstReportHours).toBe("24");
    expect(last.text).toContain("知った時から24時間以内に");
    const preview = screen.getByRole("region", { name: "この値での条文" });
    expect(within(preview).getByText("24").tagName).toBe("SPAN");
    await userEvent.clear(hours);
    await userEvent.type(hours, "9999");
    expect(screen.getByText("この条項で定められる範囲の外の値です")).toBeTruthy();
    expect((hours as HTMLInputElement).value).toBe("9999");
  });

  it("stand in the order of the text, however they are stored", async () => {
    const { finalReportDays = "", firstReportHours = "" } = standardClause("incident-report")!.variables!;
    show("incident-report", {
      ...standardClause("incident-report")!,
      variables: { finalReportDays, firstReportHours },
    });
    await screen.findByLabelText("第一報の期限（時間）");
    const labels = screen.getAllByRole("textbox").map((field) => field.getAttribute("aria-label") ?? labelOf(field));
    expect(labels.slice(0, 2)).toEqual(["第一報の期限（時間）", "最終報告の期限（日）"]);
  });

  it("let one leave the standard text, say so, and come back with the values as they were", async () => {
    show("retention", standardClause("retention", { retentionYears: "7" })!);
    await userEvent.click(await screen.findByText("自由に書く"));
    expect(screen.getByText(/標準文から離れた条文です/)).toBeTruthy();
    await userEvent.type(screen.getByLabelText("本文"), "追記。");
    expect(last.variables).toBeUndefined();
    expect(last.text).toContain("追記。");
    await userEvent.click(screen.getByText("標準文"));
    expect(last).toEqual(standardClause("retention", { retentionYears: "7" }));
  });

  it("take the words of the other form when the duty of updates changes hands", async () => {
    show("update-duty", standardClause("update-duty", {}, "not_vendor")!);
    await userEvent.selectOptions(await screen.findByLabelText("更新の責任を負う者"), "vendor");
    expect(last).toEqual(standardClause("update-duty", {}, "vendor"));
    expect(screen.getByLabelText("緊急の更新を適用するまでの期間（日）")).toBeTruthy();
  });

  it("bring a further value with a choice, and put the names of the agreement into the scope", async () => {
    show("damages", { title: "責任", text: "協議する。" });
    await userEvent.click(await screen.findByText("標準文"));
    await userEvent.selectOptions(screen.getByLabelText("損害賠償の額の上限"), "months");
    await userEvent.clear(screen.getByLabelText("上限とする利用料の月数（か月）"));
    await userEvent.type(screen.getByLabelText("上限とする利用料の月数（か月）"), "6");
    expect(last.text).toContain("直前6か月分");
  });

  it("are only title and text where there is no standard text", async () => {
    show("own-1", { title: "見学", text: "見学を認める。" });
    expect(await screen.findByLabelText("見出し")).toBeTruthy();
    expect(screen.queryByText("標準文")).toBeNull();
  });
});

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Nothing on the page is wider than the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

/** Where a table is drawn as cards, nothing that a cell holds slips under the cell's label. */
export async function expectValuesBesideLabels(page: Page): Promise<void> {
  const slipped = await page.locator("[data-narrow=cards] td[data-label]").evaluateAll((cells) =>
    cells.flatMap((cell) => {
      if (getComputedStyle(cell).display !== "grid") return [];
      const { left, width } = cell.getBoundingClientRect();
      // What only a screen reader says is taken out of the flow.
      const shown = [...cell.children].filter((child) => getComputedStyle(child).position !== "absolute");
      return shown.some((child) => child.getBoundingClientRect().left < left + width * 0.25)
        ? [`${cell.getAttribute("data-label")}: ${cell.textContent}`]
        : [];
    }),
  );
  expect(slipped).toEqual([]);
}

/** No finding of axe (WCAG 2.2 A and AA, best practices), and nothing that scrolls sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(axeSource);
  // Only violations are written out: what passed, node by node, takes most of the time on a long page.
  const violations = await page.evaluate(async () => {
    const checker = (globalThis as unknown as { axe: typeof axe }).axe;
    const found = await checker.run({ resultTypes: ["violations"] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
  });
  expect(violations).toEqual([]);
  await expectNoSidewaysScroll(page);
}

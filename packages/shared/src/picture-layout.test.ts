import { describe, expect, it } from "@jest/globals";
import { catalogues, forms, fullAnswers, prefilled } from "../tools/sample-agreement.js";
import { pictureLayout, type PictureBox, type PictureForm } from "./picture-layout.js";
import { systemPicture } from "./system-picture.js";

const shapes: readonly PictureForm[] = ["across", "stacked"];
const cases = forms.flatMap((form) => shapes.map((shape) => [form, shape] as const));
const meet = (a: PictureBox, b: PictureBox): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

describe.each(cases)("the layout of the picture for %s, %s", (form, shape) => {
  const picture = systemPicture(form, prefilled(fullAnswers(catalogues.disclosure, form), form));
  const { boxes, sites, connections, points, width, height } = pictureLayout(picture, shape);

  it("has each element in the frame of its site, and none over another", () => {
    for (const { id, ...box } of boxes) {
      const { site } = picture.elements.find((element) => element.id === id)!;
      const frame = sites.find((one) => one.site === site)!;
      expect(box.left).toBeGreaterThanOrEqual(frame.left);
      expect(box.left + box.width).toBeLessThanOrEqual(frame.left + frame.width);
      expect(box.top).toBeGreaterThan(frame.top);
      expect(box.top + box.height).toBeLessThanOrEqual(frame.top + frame.height);
      expect(boxes.some((other) => other.id !== id && meet(box, other))).toBe(false);
    }
  });

  it("connects all, and numbers all points within the picture, no two at one place", () => {
    expect(connections).toHaveLength(picture.elements.length - 1);
    expect(points.map(({ number }) => number)).toEqual(picture.points.map(({ number }) => number));
    for (const { x, y } of points) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height);
    }
    expect(new Set(points.map(({ x, y }) => `${x} ${y}`)).size).toBe(points.length);
  });
});

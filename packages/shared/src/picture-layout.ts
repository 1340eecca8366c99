import { pictureSites, type DemarcationPoint, type PictureElement, type PictureSite } from "./system-picture.js";

/** Where the parts of the picture of the system stand, in units of a point of the printed page, from the upper left corner. */
export interface PictureLayout {
  readonly width: number;
  readonly height: number;
  readonly sites: readonly (PictureBox & { readonly site: PictureSite; readonly framed: boolean })[];
  readonly boxes: readonly (PictureBox & { readonly id: string })[];
  /** Corners of each connecting line. */
  readonly connections: readonly (readonly (readonly [x: number, y: number])[])[];
  /** Centre of the number of each demarcation point. */
  readonly points: readonly { readonly number: number; readonly x: number; readonly y: number }[];
}

export interface PictureBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Column {
  readonly left: number;
  readonly width: number;
}

export type PictureForm = "across" | "stacked";

const GAP = 16;
const BOX_HEIGHT = 44;
const HEAD = 24;
const INSET = 9;
/** How far beside the boxes a line passes others. */
const ASIDE = 5;

const across: Readonly<Record<PictureSite, Column>> = {
  hospital: { left: 0, width: 161 },
  between: { left: 175, width: 121 },
  vendor: { left: 310, width: 161 },
};
const stacked: Column = { left: 0, width: 172 };

type Drawn = Pick<PictureElement, "id" | "site" | "connectedTo">;

/** Lays the elements out in a frame for each site: side by side (471 wide), or one below the other (172 wide) for a phone. */
export function pictureLayout(
  {
    elements,
    points,
  }: { readonly elements: readonly Drawn[]; readonly points: readonly Pick<DemarcationPoint, "number" | "between">[] },
  form: PictureForm = "across",
): PictureLayout {
  const sites = sitesOf(elements, form);
  const boxes = new Map(
    sites.flatMap(({ site, left, top, width }) =>
      elements
        .filter((element) => element.site === site)
        .map(({ id }, index) => {
          const inset = site === "between" && form === "across" ? 0 : INSET;
          const box: PictureBox = {
            left: left + inset,
            top: top + HEAD + index * (BOX_HEIGHT + GAP),
            width: width - 2 * inset,
            height: BOX_HEIGHT,
          };
          return [id, box] as const;
        }),
    ),
  );
  const lines = elements.flatMap(({ id, connectedTo }) =>
    connectedTo ? [connection(boxes.get(connectedTo)!, boxes.get(id)!, [...boxes.values()])] : [],
  );
  return {
    width: Math.max(0, ...sites.map(({ left, width }) => left + width)),
    height: Math.max(0, ...sites.map(({ top, height }) => top + height)),
    sites,
    boxes: [...boxes].map(([id, box]) => ({ id, ...box })),
    connections: lines,
    points: points.map(({ number, between: [before, after] }) => {
      const [x, y] =
        before === after
          ? insideCorner(boxes.get(after)!)
          : middleOf(connection(boxes.get(before)!, boxes.get(after)!, [...boxes.values()]));
      return { number, x, y };
    }),
  };
}

function sitesOf(elements: readonly Drawn[], form: PictureForm): PictureLayout["sites"] {
  const drawn = pictureSites.filter((site) => elements.some((element) => element.site === site));
  const heightOf = (site: PictureSite): number =>
    HEAD + elements.filter((element) => element.site === site).length * (BOX_HEIGHT + GAP);
  const tallest = Math.max(0, ...drawn.map(heightOf));
  let top = 0;
  return drawn.map((site) => {
    const column = form === "across" ? across[site] : stacked;
    const height = form === "across" ? tallest : heightOf(site);
    const placed = { site, framed: site !== "between" || form === "stacked", top, height, ...column };
    if (form === "stacked") top += height + GAP;
    return placed;
  });
}

type Corner = readonly [number, number];

/** Down to the next one, beside others in between, or across to the next frame. */
function connection(from: PictureBox, to: PictureBox, all: readonly PictureBox[]): readonly Corner[] {
  const middle = ({ top, height }: PictureBox): number => top + height / 2;
  const right = ({ left, width }: PictureBox): number => left + width;
  if (from.left !== to.left) {
    const turn = (right(from) + to.left) / 2;
    return [
      [right(from), middle(from)],
      [turn, middle(from)],
      [turn, middle(to)],
      [to.left, middle(to)],
    ];
  }
  const isPast = all.some(({ left, top }) => left === from.left && top > from.top && top < to.top);
  if (!isPast)
    return [
      [from.left + from.width / 2, from.top + from.height],
      [to.left + to.width / 2, to.top],
    ];
  const aside = right(from) + ASIDE;
  return [
    [right(from), middle(from)],
    [aside, middle(from)],
    [aside, middle(to)],
    [right(to), middle(to)],
  ];
}

/** The middle of the last long stretch: near the element that the connection leads to. */
function middleOf(corners: readonly Corner[]): Corner {
  const [last, before] = [corners.at(-1)!, corners.at(-2)!];
  return [(last[0] + before[0]) / 2, (last[1] + before[1]) / 2];
}

const insideCorner = ({ left, top, width }: PictureBox): Corner => [left + width - 10, top + 10];

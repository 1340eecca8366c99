import {
  pictureLayout,
  pictureSiteLabels,
  pictureSites,
  pointPlace,
  rolePartyLabels,
  type PictureElement,
  type PictureForm,
  type RoleParty,
  type SystemPicture,
} from "@portal/shared";
import { systemPicture } from "../../texts/system-picture.js";
import { useText } from "../../ui/text-language.js";
import css from "./system-picture.module.css";

const CIRCLED_ONE = 0x2460;
/** ① to ⑳. */
export const circled = (number: number): string => String.fromCodePoint(CIRCLED_ONE + number - 1);

/** The drawing itself: side by side on a wide screen and on paper, one below the other on a phone. The tables beside it say the same. */
export function PictureDrawing({ picture }: { picture: SystemPicture }) {
  const t = useText();
  const { elements, points } = picture;
  const said = [
    ...pictureSites.map((site) => {
      const names = elements.filter((element) => element.site === site).map(({ label }) => t(label));
      return names.length === 0 ? "" : t(systemPicture.sitesSaid(t(pictureSiteLabels[site]), names.join("、")));
    }),
    ...points.map((point) => t(systemPicture.pointSaid(point.number, t(pointPlace(point))))),
  ].join("");
  return (
    <div role="img" aria-label={said}>
      <Drawing picture={picture} form="across" />
      <Drawing picture={picture} form="stacked" />
    </div>
  );
}

function Drawing({ picture, form }: { picture: SystemPicture; form: PictureForm }) {
  const t = useText();
  const { width, height, sites, boxes, connections, points } = pictureLayout(picture, form);
  return (
    <svg
      className={css.drawing}
      data-form={form}
      viewBox={`-1 -1 ${width + 2} ${height + 2}`}
      aria-hidden
      focusable="false"
    >
      {sites.map(({ site, framed, left, top, width: wide, height: tall }) => (
        <g key={site}>
          {framed && <rect className={css.site} x={left} y={top} width={wide} height={tall} rx={3} />}
          <text className={css.siteName} x={left + wide / 2} y={top + 15}>
            {t(pictureSiteLabels[site])}
          </text>
        </g>
      ))}
      {connections.map((corners) => (
        <polyline
          key={corners.join(" ")}
          className={css.line}
          points={corners.map((corner) => corner.join(",")).join(" ")}
        />
      ))}
      {boxes.map(({ id, ...box }) => (
        <Element key={id} element={picture.elements.find((element) => element.id === id)!} {...box} />
      ))}
      {points.map(({ number, x, y }) => (
        <g key={number} className={css.point}>
          <circle cx={x} cy={y} r={6.5} />
          <text x={x} y={y + 3}>
            {number}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Element({
  element: { label, accountable, responsible, equipmentKeys },
  left,
  top,
  width,
  height,
}: {
  element: PictureElement;
  left: number;
  top: number;
  width: number;
  height: number;
}) {
  const t = useText();
  const named = (parties: readonly RoleParty[]) =>
    parties.map((party) => t(rolePartyLabels[party])).join("、") || t(systemPicture.nobody);
  const name = t(label);
  return (
    <g>
      <rect
        className={css.box}
        data-accountable={accountable.length === 1 ? accountable[0] : accountable.length > 1 ? "several" : "nobody"}
        x={left}
        y={top}
        width={width}
        height={height}
        rx={2}
      />
      <text className={css.name} x={left + 5} y={top + 12}>
        {equipmentKeys.length > 0 ? t(systemPicture.units(name, equipmentKeys.length)) : name}
      </text>
      <text x={left + 5} y={top + 25}>
        {t(systemPicture.accountable)}　{named(accountable)}
      </text>
      <text x={left + 5} y={top + 37}>
        {t(systemPicture.responsible)}　{named(responsible)}
      </text>
    </g>
  );
}

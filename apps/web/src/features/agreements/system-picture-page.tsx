import { Button } from "@mantine/core";
import {
  pictureElementLabel,
  pictureSiteLabels,
  pointPlace,
  rolePartyLabels,
  systemPicture as pictureOf,
  type AgreementRow,
  type DemarcationPoint,
  type PictureElement,
  type RoleParty,
} from "@portal/shared";
import { IconSitemap } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { systemPicture } from "../../texts/system-picture.js";
import { tabOf } from "../../ui/agreement-tabs.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import { AgreementSheetHeader } from "./agreement-sheet-header.js";
import { useAgreement, type Agreement } from "./agreements.api.js";
import { circled, PictureDrawing } from "./picture-drawing.js";
import css from "./system-picture.module.css";

/** 全体構成図・責任分界点: the system drawn from the role rows, where responsibility passes, and which rows say so. */
export function SystemPicturePage() {
  const t = useText();
  const { agreementId = "" } = useParams();
  const agreement = useAgreement(agreementId);
  const picture = pictureOf(agreement.service.form, agreement.rows as unknown as readonly AgreementRow[]);
  const { elements, points } = picture;
  return (
    <div className="page">
      <AgreementSheetHeader agreement={agreement} title={systemPicture.title}>
        <p>{t(systemPicture.lead)}</p>
      </AgreementSheetHeader>
      {elements.length === 0 ? (
        <EmptyState
          icon={IconSitemap}
          title={t(systemPicture.none)}
          action={
            <Button component={Link} to={paths.agreement(agreement.id, "roles")}>
              {t(systemPicture.toRoles)}
            </Button>
          }
        >
          {t(systemPicture.noneHelp)}
        </EmptyState>
      ) : (
        <div className="stack">
          <figure className={css.figure}>
            <PictureDrawing picture={picture} />
            <figcaption className={`meta ${css.key}`}>
              <span data-key="shade">{t(systemPicture.shade)}</span>
              <span data-key="dashed">{t(systemPicture.dashed)}</span>
            </figcaption>
          </figure>
          <section className="stack tight">
            <h2>{t(systemPicture.points)}</h2>
            <Points points={points} agreement={agreement} />
          </section>
          <section className="stack tight">
            <h2>{t(systemPicture.elements)}</h2>
            <Elements elements={elements} agreement={agreement} />
          </section>
        </div>
      )}
    </div>
  );
}

function useNames(): (parties: readonly RoleParty[]) => string {
  const t = useText();
  return (parties) => parties.map((party) => t(rolePartyLabels[party])).join("、") || t(systemPicture.nobody);
}

function Points({ points, agreement }: { points: readonly DemarcationPoint[]; agreement: Agreement }) {
  const t = useText();
  const named = useNames();
  if (points.length === 0) return <p>{t(systemPicture.noPoints)}</p>;
  const columns: readonly DataColumn<DemarcationPoint>[] = [
    { id: "number", label: t(systemPicture.number), cell: ({ number }) => circled(number), width: "4em" },
    { id: "place", label: t(systemPicture.place), rowHeader: true, cell: (point) => t(pointPlace(point)) },
    {
      id: "accountable",
      label: t(systemPicture.accountable),
      cell: ({ accountable: [before, after], sides }) =>
        sides.length === 0 ? (
          t(systemPicture.passes(named(before), named(after)))
        ) : (
          <ul className={css.list}>
            {sides.map(({ party, rowKeys }) => (
              <li key={party}>
                {t(rolePartyLabels[party])}
                <ul className={css.rows}>
                  {rowKeys.map((key) => (
                    <li key={key}>
                      <RowLink agreement={agreement} part="role" rowKey={key} />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        ),
    },
    {
      id: "words",
      label: t(systemPicture.words),
      cell: ({ words }) =>
        words.length === 0 ? (
          <span className="meta">{t(systemPicture.noWords)}</span>
        ) : (
          <ul className={css.list}>
            {words.map(({ rowKey, text }) => (
              <li key={rowKey}>
                {text} <RowLink agreement={agreement} part="role" rowKey={rowKey} />
              </li>
            ))}
          </ul>
        ),
    },
  ];
  return (
    <DataTable
      caption={t(systemPicture.points)}
      columns={columns}
      rows={points}
      rowKey={({ number }) => String(number)}
      narrow="cards"
    />
  );
}

function Elements({ elements, agreement }: { elements: readonly PictureElement[]; agreement: Agreement }) {
  const t = useText();
  const named = useNames();
  const columns: readonly DataColumn<PictureElement>[] = [
    { id: "element", label: t(systemPicture.element), rowHeader: true, cell: ({ id }) => t(pictureElementLabel(id)) },
    { id: "site", label: t(systemPicture.site), cell: ({ site }) => t(pictureSiteLabels[site]) },
    { id: "accountable", label: t(systemPicture.accountable), cell: ({ accountable }) => named(accountable) },
    { id: "responsible", label: t(systemPicture.responsible), cell: ({ responsible }) => named(responsible) },
    {
      id: "rows",
      label: t(systemPicture.rows),
      cell: ({ rowKeys, equipmentKeys, openRows }) => (
        <>
          {openRows > 0 && <strong>{t(systemPicture.openRows(openRows))}</strong>}
          <ul className={css.list}>
            {rowKeys.map((key) => (
              <li key={key}>
                <RowLink agreement={agreement} part="role" rowKey={key} />
              </li>
            ))}
            {equipmentKeys.map((key) => (
              <li key={key}>
                <RowLink agreement={agreement} part="equipment" rowKey={key} />
              </li>
            ))}
          </ul>
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption={t(systemPicture.elements)}
      columns={columns}
      rows={elements}
      rowKey={({ id }) => id}
      rowMark={({ openRows }) => (openRows > 0 ? "alert" : undefined)}
      narrow="cards"
    />
  );
}

function RowLink({ agreement, part, rowKey }: { agreement: Agreement; part: "role" | "equipment"; rowKey: string }) {
  const t = useText();
  const row = agreement.rows.find((one) => one.part === part && one.key === rowKey);
  if (!row) return null;
  return <Link to={paths.agreement(agreement.id, tabOf[part], { row: row.id })}>{t(row.label)}</Link>;
}

import { Checkbox } from "@mantine/core";
import { otherParty, problems, yenText } from "@portal/shared";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { signingTogether } from "../../texts/signing-together.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { Digest } from "../../ui/digest.js";
import { IsoDate } from "../../ui/iso-date.js";
import { paths } from "../../ui/paths.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import type { WaitingAgreement } from "./signing-inbox.api.js";
import css from "./signing.module.css";

/** Nobody signs unread, nor without authority. */
export const canBeChosen = ({ documentOpened, refusal, contentDigest }: WaitingAgreement): boolean =>
  documentOpened && refusal === null && contentDigest !== null;

/** Each with what one must know of it, and the way to read it whole. */
export function WaitingTable({
  agreements,
  isPicked,
  onPick,
}: {
  agreements: readonly WaitingAgreement[];
  isPicked: (one: WaitingAgreement) => boolean;
  onPick: (one: WaitingAgreement, isPicked: boolean) => void;
}) {
  const t = useText();
  const { language } = useLanguage();
  const { kind } = useActing();
  const columns: DataColumn<WaitingAgreement>[] = [
    {
      id: "pick",
      label: t(signingTogether.pick),
      cell: (one) => (
        <Checkbox
          aria-label={t(signingTogether.pickOne(one.number))}
          checked={isPicked(one)}
          disabled={!canBeChosen(one)}
          onChange={(event) => onPick(one, event.currentTarget.checked)}
        />
      ),
    },
    {
      id: "agreement",
      label: t(signingTogether.agreement),
      rowHeader: true,
      cell: ({ id, number, service }) => (
        <>
          <Link className="strong" to={paths.signing(id)} aria-label={t(signingTogether.alone(number))}>
            {service.name}
          </Link>
          <br />
          <span className="meta">{number}</span>
        </>
      ),
    },
    {
      id: "counterparty",
      label: t(signingTogether.counterparty),
      cell: ({ parties }) => parties[otherParty(kind)].name,
    },
    {
      id: "period",
      label: t(signingTogether.period),
      cell: ({ startsOn, endsOn }) => (
        <span>
          <IsoDate date={startsOn} withYear withWeekday={false} /> 〜{" "}
          <IsoDate date={endsOn} withYear withWeekday={false} />
        </span>
      ),
    },
    {
      id: "amount",
      label: t(signingTogether.amount),
      align: "number",
      cell: ({ amountJpy }) => yenText(amountJpy, language),
    },
    {
      id: "digest",
      label: t(signingTogether.digest),
      cell: ({ contentDigest }) => contentDigest && <Digest value={contentDigest} />,
    },
    {
      id: "until",
      label: t(signingTogether.until),
      cell: ({ expiresOn }) => expiresOn && <IsoDate date={expiresOn} withYear withWeekday={false} />,
    },
    { id: "document", label: t(signingTogether.document), cell: (one) => <Reading one={one} /> },
  ];
  return (
    <DataTable
      caption={t(signingTogether.list)}
      columns={columns}
      rows={agreements}
      rowKey={({ id }) => id}
      rowMark={(one) => (isPicked(one) ? "picked" : undefined)}
      below={({ refusal, id, number }) =>
        refusal && (
          <span className="row tight">
            <StatusBadge tone="warn">{t(signingTogether.mayNot)}</StatusBadge>
            <span className="small phrase">{t(problems[refusal].title)}</span>
            <Link className="small" to={paths.signing(id)} aria-label={t(signingTogether.whyOne(number))}>
              {t(signingTogether.why)}
            </Link>
          </span>
        )
      }
      narrow="cards"
    />
  );
}

function Reading({ one: { id, number, documentOpened } }: { one: WaitingAgreement }) {
  const t = useText();
  return (
    <span>
      {documentOpened && <StatusBadge tone="ok">{t(signingTogether.opened)}</StatusBadge>}
      <a
        className={`small ${css.below}`}
        href={`/api/v1/agreements/${id}/document`}
        download
        aria-label={t(signingTogether.openOne(number))}
      >
        {t(documentOpened ? signingTogether.again : signingTogether.openIt)}
      </a>
    </span>
  );
}

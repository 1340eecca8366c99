import { Button } from "@mantine/core";
import type { Party } from "@portal/shared";
import { IconDownload } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { agreements } from "../../texts/agreements.js";
import { signing } from "../../texts/signing.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import type { SignedAgreement } from "./signing.api.js";
import css from "./signing.module.css";

/** In place of the form: being sealed, concluded, or why it is not one's turn. */
export function SigningOutcome({
  agreement,
  turn,
  hasSigned,
}: {
  agreement: SignedAgreement;
  turn: Party | null;
  /** The person has just signed here: the outcome takes the focus that the form had. */
  hasSigned: boolean;
}) {
  const t = useText();
  const { organization } = useActing();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasSigned) heading.current?.focus();
  }, [hasSigned]);
  const { title, help, isDone } = wordsOf(agreement, turn, organization.name);
  return (
    <section className={css.sign} aria-labelledby="outcome" aria-live="polite">
      <h2 id="outcome" ref={heading} tabIndex={-1}>
        {t(title)}
      </h2>
      <p>{t(help)}</p>
      {isDone && (
        <>
          <Button
            component="a"
            href={`/api/v1/agreements/${agreement.id}/document`}
            download
            h={44}
            leftSection={<IconDownload size={20} aria-hidden />}
          >
            {t(signing.getPdf)}
          </Button>
          <Link to={paths.verify}>{t(signing.verifyIt)}</Link>
        </>
      )}
      <Link to={paths.agreement(agreement.id)}>{t(signing.toAgreement)}</Link>
    </section>
  );
}

function wordsOf(agreement: SignedAgreement, turn: Party | null, organization: string) {
  const { status, mine, parties, signatures, sealingWaitsFor } = agreement;
  const isDone = true;
  switch (status) {
    case "sealing":
      return sealingWaitsFor === "timestamp"
        ? { title: agreements.sealingTimestamp, help: agreements.sealingTimestampHelp }
        : { title: signing.sealingTitle, help: signing.sealingHelp };
    case "drafting":
    case "negotiating":
      return { title: signing.notYours, help: signing.notSettled };
    case "in_force":
    case "terminating":
    case "terminated":
    case "closed":
      return { title: signing.concluded, help: signing.concludedHelp, isDone };
    case "settled":
    case "vendor_signed":
      if (turn === mine) return { title: signing.notYours, help: signing.noRole(organization) };
      if (signatures.some(({ party, sealed }) => party === mine && sealed))
        return { title: signing.vendorDone, help: signing.vendorDoneHelp(parties.hospital.name), isDone };
      return { title: signing.notYours, help: signing.otherSigns(parties[turn ?? "vendor"].name) };
    default:
      return { title: signing.notYours, help: signing.ended };
  }
}

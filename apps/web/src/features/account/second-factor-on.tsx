import { Button } from "@mantine/core";
import { useState } from "react";
import { secondFactor as texts } from "../../texts/second-factor.js";
import { Instant } from "../../ui/instant.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useText } from "../../ui/text-language.js";
import { ProofDialog } from "./proof-dialog.js";
import { useRemoveSecondFactor, useRenewRecoveryCodes, type SecondFactor } from "./second-factor.api.js";

const FEW = 3;

/** Since when it guards the account, how many recovery codes are left, and the two things that can be done with it. */
export function SecondFactorOn({
  factor,
  codesLeft,
  onRenewed,
}: {
  factor: SecondFactor;
  codesLeft: number;
  onRenewed: (recoveryCodes: readonly string[]) => void;
}) {
  const t = useText();
  const renewal = useRenewRecoveryCodes();
  const removal = useRemoveSecondFactor();
  const [opened, setOpened] = useState<"renew" | "remove" | null>(null);
  const open = (act: "renew" | "remove") => {
    renewal.reset();
    removal.reset();
    setOpened(act);
  };
  const close = () => setOpened(null);
  return (
    <>
      <dl className="kv">
        <dt>{t(texts.kind)}</dt>
        <dd>{t(texts.app)}</dd>
        <dt>{t(texts.addedAt)}</dt>
        <dd>
          <Instant at={factor.addedAt} withYear />
        </dd>
        <dt>{t(texts.recoveryCodesLeft)}</dt>
        <dd>{t(texts.left(codesLeft))}</dd>
      </dl>
      {codesLeft <= FEW && (
        <ProblemNotice tone="warn" title={t(texts.fewLeft)}>
          {t(texts.fewLeftHelp)}
        </ProblemNotice>
      )}
      <div className="row">
        <Button variant="default" onClick={() => open("renew")}>
          {t(texts.renew)}
        </Button>
        <Button variant="default" onClick={() => open("remove")}>
          {t(texts.remove)}
        </Button>
      </div>
      {opened === "renew" && (
        <ProofDialog
          title={t(texts.renew)}
          body={t(texts.renewBody)}
          confirmLabel={t(texts.renewConfirm)}
          onClose={close}
          onConfirm={(body) => renewal.mutateAsync({ body }).then(({ recoveryCodes }) => onRenewed(recoveryCodes))}
          pending={renewal.isPending}
          error={renewal.error}
        />
      )}
      {opened === "remove" && (
        <ProofDialog
          title={t(texts.remove)}
          body={t(texts.removeBody)}
          confirmLabel={t(texts.removeConfirm)}
          onClose={close}
          onConfirm={(body) => removal.mutateAsync({ params: { path: { id: factor.id } }, body }).then(close)}
          pending={removal.isPending}
          error={removal.error}
          grave
        />
      )}
    </>
  );
}

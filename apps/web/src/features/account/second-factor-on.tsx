import { Button } from "@mantine/core";
import { useState } from "react";
import { hasPasskeys } from "../../api/passkey.js";
import { passkey as passkeyTexts } from "../../texts/passkey.js";
import { secondFactor as texts } from "../../texts/second-factor.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useText } from "../../ui/text-language.js";
import { ProofDialog } from "./proof-dialog.js";
import type { Begun } from "./second-factor-begin.js";
import { SecondFactorList } from "./second-factor-list.js";
import {
  useBeginPasskey,
  useBeginSecondFactor,
  useRemoveSecondFactor,
  useRenewRecoveryCodes,
  type SecondFactor,
} from "./second-factor.api.js";

const FEW = 3;

type Act = "renew" | "add-app" | "add-passkey" | { readonly remove: SecondFactor };

/** The factors that guard the account, how many recovery codes are left, and what can be done with them. */
export function SecondFactorOn({
  factors,
  codesLeft,
  onBegun,
  onRenewed,
  onRemoved,
}: {
  factors: readonly SecondFactor[];
  codesLeft: number;
  onBegun: (begun: Begun) => void;
  onRenewed: (recoveryCodes: readonly string[]) => void;
  onRemoved: () => void;
}) {
  const t = useText();
  const [act, setAct] = useState<Act | null>(null);
  const hasApp = factors.some(({ kind }) => kind === "totp");
  const close = () => setAct(null);
  return (
    <>
      <SecondFactorList factors={factors} onRemove={(remove) => setAct({ remove })} />
      <div className="row">
        {!hasApp && (
          <Button variant="default" onClick={() => setAct("add-app")}>
            {t(texts.addApp)}
          </Button>
        )}
        {hasPasskeys() ? (
          <Button variant="default" onClick={() => setAct("add-passkey")}>
            {t(texts.addPasskey)}
          </Button>
        ) : (
          <p className="meta">{t(passkeyTexts.unsupported)}</p>
        )}
      </div>
      <dl className="kv">
        <dt>{t(texts.recoveryCodesLeft)}</dt>
        <dd>{t(texts.left(codesLeft))}</dd>
      </dl>
      {codesLeft <= FEW && (
        <ProblemNotice tone="warn" title={t(texts.fewLeft)}>
          {t(texts.fewLeftHelp)}
        </ProblemNotice>
      )}
      <div className="row">
        <Button variant="default" onClick={() => setAct("renew")}>
          {t(texts.renew)}
        </Button>
      </div>
      {act === "renew" && <RenewDialog onRenewed={onRenewed} onClose={close} />}
      {act === "add-app" && <AddAppDialog onBegun={onBegun} onClose={close} />}
      {act === "add-passkey" && <AddPasskeyDialog onBegun={onBegun} onClose={close} />}
      {act !== null && typeof act === "object" && (
        <RemoveDialog factor={act.remove} isLast={factors.length === 1} onRemoved={onRemoved} onClose={close} />
      )}
    </>
  );
}

function RenewDialog({ onRenewed, onClose }: { onRenewed: (codes: readonly string[]) => void; onClose: () => void }) {
  const t = useText();
  const { mutateAsync, isPending, error } = useRenewRecoveryCodes();
  return (
    <ProofDialog
      title={t(texts.renew)}
      body={t(texts.renewBody)}
      confirmLabel={t(texts.renewConfirm)}
      onClose={onClose}
      onConfirm={(body) => mutateAsync({ body }).then(({ recoveryCodes }) => onRenewed(recoveryCodes))}
      pending={isPending}
      error={error}
    />
  );
}

interface AddDialogProps {
  onBegun: (begun: Begun) => void;
  onClose: () => void;
}

function AddAppDialog({ onBegun, onClose }: AddDialogProps) {
  const t = useText();
  const { mutateAsync, isPending, error } = useBeginSecondFactor();
  return (
    <ProofDialog
      title={t(texts.addApp)}
      body={t(texts.addBody)}
      confirmLabel={t(texts.addConfirm)}
      onClose={onClose}
      onConfirm={(body) => mutateAsync({ body }).then((app) => onBegun({ kind: "totp", app }))}
      pending={isPending}
      error={error}
    />
  );
}

function AddPasskeyDialog({ onBegun, onClose }: AddDialogProps) {
  const t = useText();
  const { mutateAsync, isPending, error } = useBeginPasskey();
  return (
    <ProofDialog
      title={t(texts.addPasskey)}
      body={t(texts.addBody)}
      confirmLabel={t(texts.addConfirm)}
      onClose={onClose}
      onConfirm={(body) => mutateAsync({ body }).then((creation) => onBegun({ kind: "passkey", creation }))}
      pending={isPending}
      error={error}
    />
  );
}

function RemoveDialog({
  factor: { id, name },
  isLast,
  onRemoved,
  onClose,
}: {
  factor: SecondFactor;
  isLast: boolean;
  onRemoved: () => void;
  onClose: () => void;
}) {
  const t = useText();
  const { mutateAsync, isPending, error } = useRemoveSecondFactor();
  const removed = () => {
    onRemoved();
    onClose();
  };
  return (
    <ProofDialog
      title={t(texts.removeOf(t(name === null ? texts.app : passkeyTexts.one(name))))}
      body={t(isLast ? texts.removeBody : texts.removeOneBody)}
      confirmLabel={t(texts.removeConfirm)}
      onClose={onClose}
      onConfirm={(body) => mutateAsync({ params: { path: { id } }, body }).then(removed)}
      pending={isPending}
      error={error}
      grave
    />
  );
}

import { Button } from "@mantine/core";
import { isRegisterKept, validityToday } from "@portal/shared";
import { IconSignature } from "@tabler/icons-react";
import { useState } from "react";
import { useActing } from "../../api/acting.js";
import { authorities } from "../../texts/authorities.js";
import { EmptyState } from "../../ui/empty-state.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useText } from "../../ui/text-language.js";
import { useMembers, useRegister, useSignatories, type Authority, type Register } from "./authorities.api.js";
import { AuthorityForm } from "./authority-form.js";
import { AuthorityTable } from "./authority-table.js";
import { RevokeDialog } from "./revoke-dialog.js";

type Opened = { readonly act: "grant" } | { readonly act: "change" | "revoke"; readonly line: Authority };

/** Lines that let their person sign today, apart from services and amount. */
export const holdsToday = (line: Authority, today: string): boolean =>
  line.holdsRole && validityToday(line, line.revocation !== null, today) === "valid";

/** The register as everybody in the organisation reads it; administrators write it. */
export function AuthorityRegister() {
  const t = useText();
  const { may } = useActing();
  const register = useRegister();
  const signatories = useSignatories();
  const [opened, setOpened] = useState<Opened | null>(null);
  const mayEdit = may("authority.edit");
  const isKept = isRegisterKept({ authorities: register.items });
  const names = signatories.map(({ name }) => name).join(t(authorities.separator));
  const grant = mayEdit && <Button onClick={() => setOpened({ act: "grant" })}>{t(authorities.grant)}</Button>;
  const close = () => setOpened(null);
  const [done, setDone] = useState("");
  const finish = (what: string) => {
    close();
    setDone(what);
  };
  return (
    <section className="stack tight" aria-labelledby="register">
      <div className="row between">
        <h2 id="register">{t(authorities.register)}</h2>
        {isKept && grant}
      </div>
      <p className="small" role="status">
        {done}
      </p>
      {!mayEdit && <Administrators />}
      {isKept ? (
        <>
          <Standing register={register} />
          <AuthorityTable
            register={register}
            onChange={(line) => setOpened({ act: "change", line })}
            onRevoke={(line) => setOpened({ act: "revoke", line })}
          />
        </>
      ) : (
        <EmptyState icon={IconSignature} title={t(authorities.none)} action={grant}>
          {t(authorities.noneHelp(names))}
        </EmptyState>
      )}
      {(opened?.act === "grant" || opened?.act === "change") && (
        <AuthorityForm
          replaced={opened.act === "change" ? opened.line : null}
          register={register}
          isFirst={!isKept}
          onDone={finish}
          onClose={close}
        />
      )}
      {opened?.act === "revoke" && (
        <RevokeDialog
          line={opened.line}
          isLast={register.items.every((line) => holdsToday(line, register.today) === (line.id === opened.line.id))}
          onDone={finish}
          onClose={close}
        />
      )}
    </section>
  );
}

function Standing({ register: { items, today } }: { register: Register }) {
  const t = useText();
  const without = useSignatories().filter(
    ({ id }) => !items.some((line) => line.personId === id && holdsToday(line, today)),
  );
  if (without.length === 0) return <p className="meta">{t(authorities.kept)}</p>;
  const names = without.map(({ name }) => name).join(t(authorities.separator));
  return (
    <>
      <p className="meta">{t(authorities.kept)}</p>
      <ProblemNotice tone="warn" title={t(authorities.without(names))} />
    </>
  );
}

function Administrators() {
  const t = useText();
  const names = useMembers()
    .filter(({ roles }) => roles.includes("admin"))
    .map(({ name }) => name)
    .join(t(authorities.separator));
  return <p className="meta">{t(authorities.readOnly(names))}</p>;
}

import type { Installation } from "../../api/installation.js";
import { session } from "../../texts/session.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { roleWords } from "../../ui/role-words.js";
import { useText } from "../../ui/text-language.js";
import { DEMONSTRATION_PASSWORD } from "./demonstration-password.js";
import css from "./sign-in-page.module.css";

type SignIn = Installation["signIns"][number];

/** The people of the demonstration; choosing one fills the form. */
export function DemonstrationSignIns({
  signIns,
  onChoose,
}: {
  signIns: readonly SignIn[];
  onChoose: (email: string) => void;
}) {
  const t = useText();
  const columns: DataColumn<SignIn>[] = [
    {
      id: "email",
      label: t(session.email),
      rowHeader: true,
      cell: ({ email }) => (
        <button type="button" className={css.pick} onClick={() => onChoose(email)}>
          {email}
        </button>
      ),
    },
    { id: "organization", label: t(session.organization), cell: ({ organization }) => organization },
    { id: "roles", label: t(session.roles), cell: ({ roles }) => roleWords(roles, t) },
  ];
  return (
    <section className="panel" aria-labelledby="demonstration">
      <div className="head">
        <h2 id="demonstration">{t(session.demonstration)}</h2>
      </div>
      <div className="body stack">
        <div className="small">
          <p>{t(session.demonstrationHelp)}</p>
          <p>
            {t(session.demonstrationPassword)} <strong>{DEMONSTRATION_PASSWORD}</strong>
          </p>
        </div>
        <DataTable
          caption={t(session.demonstrationTable)}
          columns={columns}
          rows={signIns}
          rowKey={({ email }) => email}
          narrow="cards"
        />
      </div>
    </section>
  );
}

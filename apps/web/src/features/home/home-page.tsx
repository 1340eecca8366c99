import { Button } from "@mantine/core";
import type { Party, PermissionName, Text } from "@portal/shared";
import { IconChecklist } from "@tabler/icons-react";
import { Link } from "react-router";
import { useActing } from "../../api/acting.js";
import { home } from "../../texts/home.js";
import { shell } from "../../texts/shell.js";
import { AgreementStatusBadge } from "../../ui/agreement-status.js";
import { DataTable, type DataColumn } from "../../ui/data-table.js";
import { dateWords } from "../../ui/date-words.js";
import { EmptyState } from "../../ui/empty-state.js";
import { IsoDate } from "../../ui/iso-date.js";
import { LoadingRows } from "../../ui/loading-rows.js";
import { PageHeader } from "../../ui/page-header.js";
import { PartyMark } from "../../ui/party-mark.js";
import { paths } from "../../ui/paths.js";
import { roleWords } from "../../ui/role-words.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { todayInTokyo } from "../../ui/today.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import { useMyAgreements, useMyServices, useNearlyDone, type AgreementSummary } from "./home.api.js";
import css from "./home-page.module.css";
import type { Task } from "./task.js";
import { tasksOf } from "./tasks.js";

interface Door {
  readonly to: string;
  readonly label: Text;
  readonly why: Text;
  readonly needs?: PermissionName;
}

const agreementsDoor: Door = {
  to: paths.agreements,
  label: shell.agreements,
  why: home.agreements,
  needs: "agreement.list",
};
const organizationDoor: Door = { to: paths.organization, label: shell.organization, why: home.organization };
const doors: Readonly<Record<Party, readonly Door[]>> = {
  vendor: [
    { to: paths.services, label: shell.services, why: home.services, needs: "service.read" },
    agreementsDoor,
    organizationDoor,
  ],
  hospital: [
    { to: paths.directory, label: shell.directory, why: home.directory, needs: "directory.read" },
    { to: paths.comparison(), label: shell.comparison, why: home.comparison, needs: "comparison.read" },
    agreementsDoor,
    organizationDoor,
  ],
};

/** What waits for me, what is running, and where the work begins. */
export function HomePage() {
  const t = useText();
  const { organization, kind, roles, may } = useActing();
  const agreements = useMyAgreements();
  const services = useMyServices();
  const nearlyDone = useNearlyDone(agreements ?? []);
  const isLoaded = agreements !== undefined && services !== undefined;
  const tasks = isLoaded ? tasksOf({ side: kind, may, today: todayInTokyo(), agreements, nearlyDone, services }) : [];
  const running = (agreements ?? []).filter(({ status }) => status === "in_force" || status === "terminating");
  return (
    <div className="page">
      <PageHeader title={t(home.title)} lead={t(home.lead(organization.name, roleWords(roles, t)))} />
      <div className="stack loose">
        <section className="stack tight" aria-labelledby="tasks">
          <h2 id="tasks">{t(home.tasks)}</h2>
          {!isLoaded ? (
            <LoadingRows of={home.loading} />
          ) : tasks.length > 0 ? (
            <ul className={`panel ${css.tasks}`}>
              {tasks.map((task) => (
                <TaskLine key={task.id} task={task} />
              ))}
            </ul>
          ) : (
            <EmptyState icon={IconChecklist} title={t(home.nothing)}>
              {t(home.nothingHelp)}
            </EmptyState>
          )}
        </section>
        {running.length > 0 && <Running agreements={running} />}
        <section className="stack tight" aria-labelledby="start">
          <h2 id="start">{t(home.start)}</h2>
          <ul className={`panel ${css.doors}`}>
            {doors[kind]
              .filter(({ needs }) => !needs || may(needs))
              .map(({ to, label, why }) => (
                <li key={to}>
                  <Link to={to}>{t(label)}</Link>
                  <p className="meta">{t(why)}</p>
                </li>
              ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

function TaskLine({ task }: { task: Task }) {
  const t = useText();
  const { language } = useLanguage();
  return (
    <li>
      <div className={css.when}>
        <StatusBadge tone={task.tone}>{t(task.kind)}</StatusBadge>
        {task.until && (
          <span className="meta">{t(home.until(dateWords(task.until, language, { withWeekday: false })))}</span>
        )}
      </div>
      <div>
        <h3>
          <Link to={task.to}>{t(task.title)}</Link>
        </h3>
        <p className="meta phrase">{t(task.why)}</p>
      </div>
      {/* The title is the link that everybody hears; this one is for the hand. */}
      <Button component={Link} to={task.to} variant="default" tabIndex={-1} aria-hidden>
        {t(task.act)}
      </Button>
    </li>
  );
}

function Running({ agreements }: { agreements: readonly AgreementSummary[] }) {
  const t = useText();
  const { kind } = useActing();
  const other: Party = kind === "hospital" ? "vendor" : "hospital";
  const columns: DataColumn<AgreementSummary>[] = [
    {
      id: "service",
      label: t(home.service),
      rowHeader: true,
      cell: ({ id, service }) => <Link to={paths.agreement(id)}>{service.name}</Link>,
    },
    {
      id: "counterparty",
      label: t(home.counterparty),
      cell: ({ parties }) => (
        <span className={css.named}>
          <PartyMark party={other} />
          {parties[other].name}
        </span>
      ),
    },
    {
      id: "status",
      label: t(home.status),
      cell: ({ status, startsOn }) => (
        <div>
          <AgreementStatusBadge status={status} startsOn={startsOn} />
        </div>
      ),
    },
    {
      id: "ends",
      label: t(home.ends),
      cell: ({ endsOn }) => <IsoDate date={endsOn} withYear withWeekday={false} />,
    },
  ];
  return (
    <section className="stack tight">
      <h2>{t(home.running)}</h2>
      <DataTable caption={t(home.running)} columns={columns} rows={agreements} rowKey={({ id }) => id} narrow="cards" />
    </section>
  );
}

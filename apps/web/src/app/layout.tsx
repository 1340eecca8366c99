import { Button } from "@mantine/core";
import { IconBuilding, IconKey, IconListDetails, IconShieldCheck } from "@tabler/icons-react";
import { mayAct } from "@portal/shared";
import { Suspense } from "react";
import { Outlet, useLocation, useNavigate } from "react-router";
import { activeMembership, useMe, useSignOut, useSwitchOrganization, type Membership } from "../api/acting.js";
import { useInstallation } from "../api/installation.js";
import { NotificationBell } from "../features/notifications/notification-bell.js";
import { PasswordPage } from "../features/account/password-page.js";
import { SecondFactorPage } from "../features/session/second-factor-page.js";
import { secondFactor } from "../texts/second-factor.js";
import { session } from "../texts/session.js";
import { shell } from "../texts/shell.js";
import { AppShell } from "../ui/app-shell.js";
import { EmptyState } from "../ui/empty-state.js";
import { LoadingRows } from "../ui/loading-rows.js";
import { OrganizationMenu, type MenuOrganization } from "../ui/organization-menu.js";
import { paths, signInFor } from "../ui/paths.js";
import { RefusalNotice } from "../ui/refusal-notice.js";
import { roleWords } from "../ui/role-words.js";
import { useText } from "../ui/text-language.js";
import { ErrorBoundary } from "./error-boundary.js";
import { navigationFor } from "./navigation.js";

/** The signed-in site: the frame, and inside it the page, its loading and its failing. */
export function Layout() {
  const t = useText();
  const navigate = useNavigate();
  const { data: me } = useMe();
  const installation = useInstallation();
  const { pathname, search, hash } = useLocation();
  const { switchTo, error: switchError } = useSwitchOrganization();
  const { signOut, error: signOutError } = useSignOut();
  const active = activeMembership(me);

  const places =
    active && !me.mustChangePassword
      ? navigationFor(active.organization.kind, (name) => mayAct(name, active.organization.kind, active.roles))
      : [];
  const asMenu = ({ organization, roles }: Membership): MenuOrganization => ({
    ...organization,
    roles: roleWords(roles, t),
  });
  // A refusal is kept by the hook and shown above the page.
  const change = (organizationId: string) =>
    void switchTo(organizationId, () => navigate(paths.home)).catch(() => undefined);
  const leave = (to: string) => void signOut(() => navigate(to)).catch(() => undefined);

  if (me.secondFactorMissing)
    return (
      <SecondFactorPage
        email={me.user.email}
        kinds={me.secondFactors}
        demonstration={installation?.demonstration ?? false}
        onLeave={() => leave(signInFor(pathname + search + hash))}
        leaveError={signOutError}
      />
    );

  return (
    <AppShell
      kind={active?.organization.kind ?? "hospital"}
      navigation={places.map(({ to, within = [], label }) => ({ to, within, label: t(label) }))}
      demonstration={installation?.demonstration ?? false}
      notifications={active && !me.mustChangePassword && <NotificationBell key={active.organization.id} />}
      organizationMenu={
        <OrganizationMenu
          acting={active && asMenu(active)}
          organizations={me.memberships.map(asMenu)}
          person={me.user.name}
          links={[
            { to: paths.organization, label: t(shell.organization), icon: IconBuilding },
            { to: paths.account, label: t(secondFactor.account), icon: IconKey },
            { to: paths.auditTrail, label: t(shell.auditTrail), icon: IconListDetails },
            { to: paths.verify, label: t(shell.verify), icon: IconShieldCheck },
          ]}
          onSwitch={change}
          onSignOut={() => leave(paths.signIn)}
        />
      }
    >
      {(switchError ?? signOutError) && (
        <div className="page">
          <RefusalNotice error={switchError ?? signOutError} />
        </div>
      )}
      {me.mustChangePassword ? (
        <PasswordPage isForced />
      ) : active ? (
        <ErrorBoundary>
          <Suspense fallback={<PageLoading />}>
            <Outlet key={active.organization.id} />
          </Suspense>
        </ErrorBoundary>
      ) : (
        <NoActiveOrganization memberships={me.memberships} onChoose={change} />
      )}
    </AppShell>
  );
}

function PageLoading() {
  return (
    <div className="page">
      <LoadingRows />
    </div>
  );
}

function NoActiveOrganization({
  memberships,
  onChoose,
}: {
  memberships: readonly Membership[];
  onChoose: (organizationId: string) => void;
}) {
  const t = useText();
  const choices = memberships.map(({ organization: { id, name } }) => (
    <Button key={id} variant="default" onClick={() => onChoose(id)}>
      {name}
    </Button>
  ));
  return (
    <div className="page">
      <EmptyState
        icon={IconBuilding}
        title={t(memberships.length > 0 ? session.chooseOrganization : shell.noOrganization)}
        action={<div className="row">{choices}</div>}
      >
        {t(memberships.length > 0 ? session.chooseOrganizationHelp : shell.noOrganizationHelp)}
      </EmptyState>
    </div>
  );
}

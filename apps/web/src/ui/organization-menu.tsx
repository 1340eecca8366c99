import { Button, Menu } from "@mantine/core";
import type { Party } from "@portal/shared";
import { IconCheck, IconKeyboard, IconLogout, IconSelector, type Icon } from "@tabler/icons-react";
import { Link } from "react-router";
import { shell } from "../texts/shell.js";
import css from "./app-shell.module.css";
import { useShortcutList } from "./keyboard-shortcuts.js";
import { PartyMark } from "./party-mark.js";
import { partyName } from "./party-names.js";
import { useText } from "./text-language.js";

export interface MenuOrganization {
  readonly id: string;
  readonly name: string;
  readonly kind: Party;
  /** Roles held there, in words. */
  readonly roles: string;
}

/** For whom one acts, the other organisations one may act for, and what belongs to the organisation rather than to a task. */
export function OrganizationMenu({
  acting,
  organizations,
  person,
  links,
  onSwitch,
  onSignOut,
}: {
  acting: MenuOrganization | null;
  organizations: readonly MenuOrganization[];
  person: string;
  links: readonly { to: string; label: string; icon: Icon }[];
  onSwitch: (organizationId: string) => void;
  onSignOut: () => void;
}) {
  const t = useText();
  const { openList } = useShortcutList();
  const label = acting ? t(shell.actingFor(acting.name, t(partyName[acting.kind]))) : t(shell.noOrganization);
  return (
    <Menu position="bottom-end" width={340} shadow="md" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" h={44} px={10} className={css.switch ?? ""} aria-label={`${label} ${person}`}>
          {acting && <PartyMark party={acting.kind} />}
          <span className={css.names}>
            <span className={css.org}>{acting?.name ?? t(shell.noOrganization)}</span>
            <span className={css.person}>{person}</span>
          </span>
          <IconSelector size={18} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {organizations.map((organization) => (
          <Menu.Item
            key={organization.id}
            leftSection={<PartyMark party={organization.kind} />}
            rightSection={organization.id === acting?.id ? <ActingSign /> : null}
            onClick={() => organization.id !== acting?.id && onSwitch(organization.id)}
          >
            {organization.name}
            <br />
            <span className="meta">{organization.roles}</span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        {links.map(({ to, label: name, icon: Mark }) => (
          <Menu.Item key={to} component={Link} to={to} leftSection={<Mark size={20} aria-hidden />}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Item onClick={openList} leftSection={<IconKeyboard size={20} aria-hidden />}>
          {t(shell.shortcuts)}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={onSignOut} leftSection={<IconLogout size={20} aria-hidden />}>
          {t(shell.signOut)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ActingSign() {
  const t = useText();
  return (
    <span className="row tight small nowrap">
      <IconCheck size={18} aria-hidden />
      {t(shell.acting)}
    </span>
  );
}

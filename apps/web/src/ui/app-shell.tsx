import { ActionIcon, Drawer } from "@mantine/core";
import type { Party } from "@portal/shared";
import { IconMenu2 } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { shell } from "../texts/shell.js";
import css from "./app-shell.module.css";
import { DemonstrationBanner, LanguageSwitch } from "./shell-pieces.js";
import { useText } from "./text-language.js";

export interface NavigationEntry {
  readonly to: string;
  /** Where the pages of this entry begin, besides `to`. */
  readonly within?: readonly string[];
  readonly label: string;
}

/** The frame of every signed-in screen. The organisation one acts for is always in sight and changes the navigation. */
export function AppShell({
  kind,
  navigation,
  notifications,
  organizationMenu,
  demonstration,
  children,
}: {
  kind: Party;
  navigation: readonly NavigationEntry[];
  /** The way to what one was told. */
  notifications: ReactNode;
  /** Drawn twice: at the right of the bar, and as a strip below it on a phone. */
  organizationMenu: ReactNode;
  demonstration: boolean;
  children: ReactNode;
}) {
  const t = useText();
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <a className="skip" href="#main">
        {t(shell.skip)}
      </a>
      <header className={`app ${css.header}`} data-kind={kind}>
        {demonstration && <DemonstrationBanner />}
        <div className={css.bar}>
          <ActionIcon
            className="narrow-only"
            variant="subtle"
            color="gray.9"
            size={44}
            onClick={() => setOpened(true)}
            aria-label={t(shell.openMenu)}
            aria-haspopup="dialog"
          >
            <IconMenu2 aria-hidden />
          </ActionIcon>
          <p className={css.product}>{t(shell.product)}</p>
          <nav className={`wide-only ${css.nav}`} aria-label={t(shell.mainNavigation)}>
            <Links navigation={navigation} />
          </nav>
          <div className={css.right}>
            {notifications}
            <LanguageSwitch />
            <div className="wide-only">{organizationMenu}</div>
          </div>
        </div>
        <div className={`narrow-only ${css.strip}`}>{organizationMenu}</div>
      </header>
      <Drawer opened={opened} onClose={close} title={<strong>{t(shell.menu)}</strong>} size="xs">
        <nav className={css.drawer} aria-label={t(shell.mainNavigation)}>
          <Links navigation={navigation} onFollow={close} />
        </nav>
      </Drawer>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function Links({ navigation, onFollow }: { navigation: readonly NavigationEntry[]; onFollow?: () => void }) {
  const { pathname } = useLocation();
  const isOn = (place: string) => pathname === place || (place !== "/" && pathname.startsWith(`${place}/`));
  return navigation.map(({ to, within = [], label }) => (
    <Link
      key={to}
      to={to}
      {...([to, ...within].some(isOn) && { "aria-current": pathname === to ? "page" : "true" })}
      {...(onFollow && { onClick: onFollow })}
    >
      {label}
    </Link>
  ));
}

import type { AgreementRow, EquipmentValue, RoleValue } from "./agreement-row.js";
import type { Duty, RoleParty, ServiceForm } from "./catalogue.js";
import { roleFlag, roleParties } from "./role-split.js";
import type { Text } from "./text.js";

/** Where an element stands: in the hospital, between the two, or with the vendor (its data centre, its cloud, its maintenance base). */
export type PictureSite = "hospital" | "between" | "vendor";
export const pictureSites: readonly PictureSite[] = ["hospital", "between", "vendor"];

export type PictureElementId =
  | "terminals"
  | "hospital-network"
  | "placed-equipment"
  | "line"
  | "service-network"
  | "application"
  | "server"
  | "backup"
  | "remote-maintenance";

/** One element of the system (全体構成図の要素), with who answers for it by the role rows that are about it. */
export interface PictureElement {
  readonly id: PictureElementId;
  readonly label: Text;
  readonly site: PictureSite;
  /** The element it is connected to on the side of the terminals; null for the terminals. */
  readonly connectedTo: PictureElementId | null;
  /** Keys of its role rows, as they stand in the agreement. */
  readonly rowKeys: readonly string[];
  /** Keys of the equipment rows that stand here. */
  readonly equipmentKeys: readonly string[];
  /** Who is accountable (最終責任), each once. */
  readonly accountable: readonly RoleParty[];
  /** Who does the work (実施), each once. */
  readonly responsible: readonly RoleParty[];
  /** Rows of it for which nobody is accountable or nobody does the work. */
  readonly openRows: number;
}

/** 責任分界点: where responsibility passes from one party to the other. */
export interface DemarcationPoint {
  /** From 1, along the way from the terminals. */
  readonly number: number;
  /** Both the same where the point lies inside one element, since its rows name different parties. */
  readonly between: readonly [PictureElementId, PictureElementId];
  readonly accountable: readonly [readonly RoleParty[], readonly RoleParty[]];
  /** Where it lies inside one element: the rows that each party is accountable for. Else empty. */
  readonly sides: readonly { readonly party: RoleParty; readonly rowKeys: readonly string[] }[];
  /** What the rows of both elements say of the demarcation (責任分界). */
  readonly words: readonly { readonly rowKey: string; readonly text: string }[];
}

export interface SystemPicture {
  readonly elements: readonly PictureElement[];
  readonly points: readonly DemarcationPoint[];
}

interface Place {
  readonly label: Text;
  /** Role rows of the catalogue that decide who answers for it. */
  readonly rows: readonly string[];
}

const places: Readonly<Record<PictureElementId, Place>> = {
  terminals: {
    label: { ja: "利用者の端末", en: "User terminals" },
    rows: ["asset-hospital-inventory", "patch-client", "svc-endpoint-supply", "acc-device-certificate"],
  },
  "hospital-network": {
    label: { ja: "院内ネットワーク", en: "Hospital network" },
    rows: ["net-inhouse"],
  },
  "placed-equipment": {
    label: { ja: "設置機器（VPN装置・ルータ）", en: "Placed equipment (VPN, router)" },
    rows: ["asset-vpn-device", "patch-network"],
  },
  line: {
    label: { ja: "回線・院外の接続経路", en: "Line and route outside" },
    rows: ["svc-network-line", "net-external", "net-source-limit"],
  },
  "service-network": {
    label: { ja: "サービス側のネットワーク", en: "Service network" },
    rows: ["net-service-side", "net-monitor"],
  },
  application: {
    label: { ja: "アプリケーション", en: "Application" },
    rows: ["patch-app", "svc-app-operation"],
  },
  server: {
    label: { ja: "サーバー・基盤", en: "Servers and platform" },
    rows: ["patch-server", "patch-platform"],
  },
  backup: {
    label: { ja: "バックアップ", en: "Backup" },
    rows: ["dat-backup", "dat-backup-isolated", "dat-restore-test", "dat-backup-check"],
  },
  "remote-maintenance": {
    label: { ja: "リモート保守", en: "Remote maintenance" },
    rows: ["mnt-remote-approve", "mnt-remote-do", "mnt-report", "mnt-log-review"],
  },
};

type Standing = readonly [PictureElementId, PictureSite, PictureElementId | null];

// From the terminals on. On premises the servers stand in the hospital, and the line serves the maintenance.
const onPremises: readonly Standing[] = [
  ["terminals", "hospital", null],
  ["hospital-network", "hospital", "terminals"],
  ["application", "hospital", "hospital-network"],
  ["server", "hospital", "application"],
  ["backup", "hospital", "server"],
  ["placed-equipment", "hospital", "hospital-network"],
  ["line", "between", "placed-equipment"],
  ["remote-maintenance", "vendor", "line"],
];
const hosted: readonly Standing[] = [
  ["terminals", "hospital", null],
  ["hospital-network", "hospital", "terminals"],
  ["placed-equipment", "hospital", "hospital-network"],
  ["line", "between", "placed-equipment"],
  ["service-network", "vendor", "line"],
  ["application", "vendor", "service-network"],
  ["server", "vendor", "application"],
  ["backup", "vendor", "server"],
  ["remote-maintenance", "vendor", "line"],
];

/**
 * The system as a simple picture with its demarcation points (NOTES (f) 5: 全体構成図、責任分界点の図), from the role rows alone:
 * nothing is drawn that the parties have not agreed elsewhere. An element without rows is left out, except where equipment stands.
 */
export function systemPicture(
  form: ServiceForm,
  rows: readonly Pick<AgreementRow, "part" | "key" | "value">[],
): SystemPicture {
  const roles = new Map(rows.filter(({ part }) => part === "role").map(({ key, value }) => [key, value as RoleValue]));
  const equipment = rows.filter(({ part }) => part === "equipment");
  const standing = form === "on_premises" ? onPremises : hosted;
  const all = standing.map(([id, site, connectedTo]) => elementOf(id, site, connectedTo, roles, equipment));
  const drawn = new Set(
    all.filter(({ rowKeys, equipmentKeys }) => rowKeys.length + equipmentKeys.length > 0).map(({ id }) => id),
  );
  // Where an element is left out, its neighbours meet.
  const drawnBefore = (id: PictureElementId | null): PictureElementId | null =>
    id === null || drawn.has(id) ? id : drawnBefore(all.find((one) => one.id === id)?.connectedTo ?? null);
  const elements = all
    .filter(({ id }) => drawn.has(id))
    .map((element) => ({ ...element, connectedTo: drawnBefore(element.connectedTo) }));
  return { elements, points: pointsOf(elements, roles) };
}

function elementOf(
  id: PictureElementId,
  site: PictureSite,
  connectedTo: PictureElementId | null,
  roles: ReadonlyMap<string, RoleValue>,
  equipment: readonly Pick<AgreementRow, "key" | "value">[],
): PictureElement {
  const { label, rows } = places[id];
  const rowKeys = rows.filter((key) => roles.has(key));
  const values = rowKeys.map((key) => roles.get(key)!);
  const anywhere = (duty: Duty): readonly RoleParty[] =>
    roleParties.filter((party) => values.some(({ assignments }) => assignments[party]?.includes(duty)));
  return {
    id,
    label,
    site,
    connectedTo,
    rowKeys,
    equipmentKeys: equipment.filter(({ value }) => standsAt(value as EquipmentValue) === id).map(({ key }) => key),
    accountable: anywhere("accountable"),
    responsible: anywhere("responsible"),
    openRows: values.filter((value) => roleFlag(value) === "gap").length,
  };
}

function standsAt({ kind }: EquipmentValue): PictureElementId {
  switch (kind) {
    case "terminal":
      return "terminals";
    case "server":
      return "server";
    case "remote_maintenance_line":
      return "line";
    default:
      return "placed-equipment";
  }
}

function pointsOf(
  elements: readonly PictureElement[],
  roles: ReadonlyMap<string, RoleValue>,
): readonly DemarcationPoint[] {
  const byId = new Map(elements.map((element) => [element.id, element]));
  const isShared = ({ accountable }: PictureElement): boolean => accountable.length > 1;
  const found = elements.flatMap((element): readonly (readonly [PictureElement, PictureElement])[] => {
    const before = element.connectedTo && byId.get(element.connectedTo);
    // Beside a shared element the point lies inside that one.
    const passes =
      before &&
      !isShared(before) &&
      !isShared(element) &&
      before.accountable.length === 1 &&
      element.accountable.length === 1 &&
      before.accountable[0] !== element.accountable[0];
    return [
      ...(passes ? [[before, element] as const] : []),
      ...(isShared(element) ? [[element, element] as const] : []),
    ];
  });
  return found.map(([before, after], index) => ({
    number: index + 1,
    between: [before.id, after.id],
    accountable: [before.accountable, after.accountable],
    sides:
      before.id === after.id
        ? after.accountable.map((party) => ({
            party,
            rowKeys: after.rowKeys.filter((key) => roles.get(key)?.assignments[party]?.includes("accountable")),
          }))
        : [],
    words: [...new Set([...before.rowKeys, ...after.rowKeys])].flatMap((rowKey) => {
      const text = roles.get(rowKey)?.boundary?.trim();
      return text ? [{ rowKey, text }] : [];
    }),
  }));
}

/** The name of an element of the picture. */
export const pictureElementLabel = (id: PictureElementId): Text => places[id].label;

export const pictureSiteLabels: Readonly<Record<PictureSite, Text>> = {
  hospital: { ja: "医療機関の構内", en: "In the hospital" },
  between: { ja: "回線", en: "Between" },
  vendor: { ja: "事業者の側", en: "With the vendor" },
};

/** Where a demarcation point lies, in words. */
export function pointPlace({ between: [before, after] }: Pick<DemarcationPoint, "between">): Text {
  const [a, b] = [places[before].label, places[after].label];
  return before === after
    ? { ja: `「${a.ja}」の中`, en: `Inside “${a.en}”` }
    : { ja: `「${a.ja}」と「${b.ja}」の間`, en: `Between “${a.en}” and “${b.en}”` };
}

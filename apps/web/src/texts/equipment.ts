import type { Text } from "@portal/shared";

/** 設置機器: what the vendor places in the hospital. */
export const equipmentTexts = {
  equipment: { ja: "設置機器", en: "Equipment" },
  table: { ja: "事業者が医療機関に設置する機器", en: "Equipment that the vendor places in the hospital" },
  add: { ja: "機器を登録する", en: "Register equipment" },
  name: { ja: "機器の名称", en: "Name of the equipment" },
  kind: { ja: "種類", en: "Kind" },
  place: { ja: "設置場所", en: "Place" },
  connection: { ja: "接続（どこから、どこへ）", en: "Connection (from where to where)" },
  model: { ja: "機種・製造番号", en: "Model and serial number" },
  owner: { ja: "所有者", en: "Owner" },
  patchedBy: { ja: "セキュリティ更新の実施者", en: "Who applies security updates" },
  patchWithin: { ja: "セキュリティ更新の期限", en: "Deadline for security updates" },
  patchWithinHelp: { ja: "例：公表から72時間以内", en: "For example: within 72 hours of publication" },
  supportEndsOn: { ja: "メーカーのサポート期限", en: "End of the maker's support" },
  undecided: { ja: "未定", en: "Not yet agreed" },
  undecidedHelp: {
    ja: "所有者、実施者、期限のいずれかが未定のままでは、合意を確定できません。",
    en: "The agreement cannot be settled while owner, person in charge or deadline is open.",
  },
  none: { ja: "登録された機器はありません", en: "No equipment is registered" },
  noneHelp: {
    ja: "VPN装置や遠隔保守回線など、事業者が院内に置く機器があるときは、所有者と更新の担当を必ず決めておきます。",
    en: "Where the vendor places a VPN router or a maintenance line in the hospital, settle who owns and who patches it.",
  },
} as const satisfies Record<string, Text>;

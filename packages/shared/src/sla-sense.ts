import type { AgreementRow, SlaTarget, SlaValue } from "./agreement-row.js";
import type { Answer, NumberUnitValue } from "./answer.js";
import type { SlaCatalogue, SlaItemDefinition } from "./catalogue.js";
import { compareDecimals, isDecimal } from "./decimal.js";
import { compareSpans } from "./spans.js";
import type { Text } from "./text.js";

/** A doubt about a service level: what a careful reader would ask before confirming it. Nothing is refused for it. */
export interface SlaDoubt {
  readonly code:
    | "direction"
    | "over-hundred"
    | "downtime-undefined"
    | "planned-stops-unsaid"
    | "window-per-event"
    | "always-on-with-maintenance"
    | "weaker-than-disclosed";
  readonly detail: Text;
}

type SlaRow = Pick<AgreementRow, "key" | "value">;

/** Items of the disclosure that state the same figure as a service level, by our own judgement. */
export const disclosedFigures: Readonly<Record<string, string>> = {
  rpo: "backup-rpo",
  rto: "backup-rto",
  "incident-first-report": "inc-first-notice",
  "vuln-notice": "vuln-info-delivery",
};

/**
 * The doubts about each row, by key; rows without any are left out.
 * @param disclosed the answers of the pinned version, as far as they are known
 */
export function slaDoubts(
  rows: readonly SlaRow[],
  sla: SlaCatalogue,
  disclosed: Readonly<Record<string, Answer>> = {},
): ReadonlyMap<string, readonly SlaDoubt[]> {
  const items = new Map(sla.sections.flatMap(({ items: some }) => some.map((item) => [item.id, item] as const)));
  const contradiction = alwaysOnWithMaintenance(rows);
  const found = rows.map(({ key, value }) => {
    const row = value as SlaValue;
    const doubts = [
      ...figureDoubts(row, items.get(key)),
      ...(isAvailability(key) && numberOf(row) ? availabilityDoubts(row) : []),
      ...(contradiction && (key === ALWAYS_ON || key === MAINTENANCE) ? [contradiction] : []),
      ...weaker(row, disclosed[disclosedFigures[key] ?? ""]),
    ];
    return [key, doubts] as const;
  });
  return new Map(found.filter(([, doubts]) => doubts.length > 0));
}

const ALWAYS_ON = "service-hours";
const MAINTENANCE = "maintenance-window";
const isAvailability = (key: string): boolean => key === "uptime" || key === "component-uptime";

const numberOf = ({ target }: SlaValue): SlaTarget | null => ("amount" in target ? target : null);
const doubt = (code: SlaDoubt["code"], ja: string, en: string): SlaDoubt => ({ code, detail: { ja, en } });

function figureDoubts(value: SlaValue, item: SlaItemDefinition | undefined): readonly SlaDoubt[] {
  const target = numberOf(value);
  if (!target) return [];
  const opposite = { gte: "lte", lte: "gte" } as const;
  const advised = item?.suggested?.comparator;
  return [
    ...((advised === "gte" || advised === "lte") && target.comparator === opposite[advised]
      ? [
          doubt(
            "direction",
            advised === "gte"
              ? "この項目は大きいほどよい値ですが、上限（以下・以内）として書かれています"
              : "この項目は小さいほどよい値ですが、下限（以上）として書かれています",
            advised === "gte"
              ? "More is better here, but the target is an upper limit"
              : "Less is better here, but the target is a lower limit",
          ),
        ]
      : []),
    ...(target.unit === "percent" && isDecimal(target.amount) && compareDecimals(target.amount, "100") > 0
      ? [doubt("over-hundred", "100 % を超える割合です", "A share of more than 100 %")]
      : []),
  ];
}

// What counts as downtime, and whether planned stops count, decides what 99.9 % means.
function availabilityDoubts(value: SlaValue): readonly SlaDoubt[] {
  const words = `${value.measurement}\n${value.exclusions ?? ""}`;
  const saysDowntime = /停止と|不達|停止時間|downtime/i.test(words);
  const saysPlanned = /計画停止|計画サービス時間|定期保守|計画された|planned/i.test(words);
  return [
    ...(saysDowntime
      ? []
      : [
          doubt("downtime-undefined", "何を停止と数えるかが書かれていません", "It is not said what counts as downtime"),
        ]),
    ...(saysPlanned
      ? []
      : [
          doubt(
            "planned-stops-unsaid",
            "計画停止を稼働率の計算に含むかどうかが書かれていません",
            "It is not said whether planned stops count",
          ),
        ]),
    ...(value.window === "each_time"
      ? [
          doubt(
            "window-per-event",
            "稼働率は期間について測るものですが、測定の期間が「都度」です",
            "Uptime is measured over a period, but the window is each event",
          ),
        ]
      : []),
  ];
}

/** 24時間365日 without any reservation, beside a window of regular maintenance: one of the two does not hold. */
function alwaysOnWithMaintenance(rows: readonly SlaRow[]): SlaDoubt | null {
  const wordsOf = (key: string): string => {
    const value = rows.find((row) => row.key === key)?.value as SlaValue | undefined;
    if (!value) return "";
    return [("text" in value.target && value.target.text) || "", value.exclusions ?? ""].join("\n");
  };
  const hours = wordsOf(ALWAYS_ON);
  const maintenance = wordsOf(MAINTENANCE).trim();
  const isAlways = /24\s*時間\s*(?:[、・×x]\s*)?365\s*日|24\s*[×x]\s*365|年中無休.*24\s*時間/i.test(
    hours.normalize("NFKC"),
  );
  const isReserved = /除く|除き|除いて|停止を含まない|except/i.test(hours);
  if (!isAlways || isReserved || maintenance === "" || /^(なし|無し|none)/i.test(maintenance)) return null;
  return doubt(
    "always-on-with-maintenance",
    "サービス時間は例外のない24時間365日ですが、定期保守の時間帯があります。どちらが優先するかを書いてください",
    "Service hours are 24×365 without exception, yet there is a maintenance window; say which one holds",
  );
}

function weaker(value: SlaValue, answer: Answer | undefined): readonly SlaDoubt[] {
  const target = numberOf(value);
  const figure = answer?.value as NumberUnitValue | null | undefined;
  if (!target || !figure || typeof figure !== "object" || !("amount" in figure)) return [];
  if (!isDecimal(target.amount) || !isDecimal(figure.amount) || target.comparator !== figure.comparator) return [];
  const order = compareSpans(target, { amount: figure.amount, unit: figure.unit });
  const isWeaker =
    order !== null && (target.comparator === "lte" ? order > 0 : target.comparator === "gte" && order < 0);
  return isWeaker
    ? [
        doubt(
          "weaker-than-disclosed",
          "開示書の値より緩い水準です。理由を確かめてください",
          "It is weaker than the figure of the disclosure; ask why",
        ),
      ]
    : [];
}

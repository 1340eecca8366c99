import type { Contact, TermValue } from "./agreement-row.js";
import { addMonths, isIsoDate } from "./dates.js";
import { pointerStep } from "./answer-findings.js";
import { NAME_MAX } from "./limits.js";
import { parties, type Party } from "./party.js";
import { given, RowFields } from "./row-fields.js";
import type { RowFindings } from "./row-findings.js";

const renewals = ["none", "automatic", "by_agreement"] as const;
const yen = /^(0|[1-9]\d{0,14})$/;
const CONTACTS_MAX = 50;
export const NOTICE_MONTHS_MAX = 24;
const contactMembers = ["role", "phone", "email", "hours"] as const;

/** One of the three terms: `period`, `amount` (whole yen or null) or `contacts`. */
export function checkTerm(key: string, input: unknown, findings: RowFindings): TermValue {
  if (key === "amount") return checkAmount(input, findings);
  return key === "contacts" ? checkContacts(input, findings) : checkPeriod(input, findings);
}

function checkPeriod(input: unknown, findings: RowFindings): TermValue {
  const fields = new RowFields(input, "", findings, ["startsOn", "endsOn", "renewal", "noticeMonths"]);
  const startsOn = fields.date("startsOn");
  const endsOn = fields.date("endsOn");
  if (startsOn && endsOn && endsOn < startsOn) findings.add("/endsOn", "date-order");
  const renewal = fields.choice("renewal", renewals);
  const noticeMonths = readNotice(fields);
  if (fields.has("noticeMonths") && renewal === "none") findings.add("/noticeMonths", "notice-unexpected");
  if (
    noticeMonths !== undefined &&
    isIsoDate(startsOn) &&
    isIsoDate(endsOn) &&
    addMonths(endsOn, -noticeMonths) < startsOn
  )
    findings.add("/noticeMonths", "notice-before-start");
  return { startsOn, endsOn, renewal, ...given({ noticeMonths }) };
}

function readNotice(fields: RowFields): number | undefined {
  const months = fields.raw("noticeMonths");
  if (months === undefined) return undefined;
  if (typeof months !== "number" || !Number.isInteger(months)) fields.findings.add("/noticeMonths", "not-whole");
  else if (months < 1 || months > NOTICE_MONTHS_MAX) fields.findings.add("/noticeMonths", "notice-range");
  else return months;
  return undefined;
}

function checkAmount(input: unknown, findings: RowFindings): TermValue {
  const jpy = new RowFields(input, "", findings, ["jpy"]).raw("jpy");
  if (jpy === null || (typeof jpy === "string" && yen.test(jpy))) return { jpy };
  findings.add("/jpy", jpy === undefined ? "missing" : typeof jpy === "string" ? "not-yen" : "wrong-type");
  return { jpy: null };
}

function checkContacts(input: unknown, findings: RowFindings): TermValue {
  const fields = new RowFields(input, "", findings, parties);
  const read = (party: Party): readonly Contact[] => {
    const entries = fields.list(party);
    if (entries.length > CONTACTS_MAX) findings.add(fields.pointer(party), "too-many");
    return entries
      .slice(0, CONTACTS_MAX)
      .map((entry, index) => readContact(entry, fields.pointer(party) + pointerStep(index), findings));
  };
  return { vendor: read("vendor"), hospital: read("hospital") };
}

function readContact(input: unknown, at: string, findings: RowFindings): Contact {
  const fields = new RowFields(input, at, findings, ["name", ...contactMembers]);
  const [role, phone, email, hours] = contactMembers.map((name) => fields.optionalText(name, NAME_MAX));
  return { name: fields.text("name", { filled: true, max: NAME_MAX }), ...given({ role, phone, email, hours }) };
}

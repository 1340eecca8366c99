import { japaneseDate } from "./dates.js";
import type { NoticeKind } from "./notification.js";
import type { Party } from "./party.js";
import { restDay } from "./rest-days.js";
import type { Text } from "./text.js";

/** What the sentence of a notice is made of. */
export interface NoticeFacts {
  readonly kind: NoticeKind;
  /** Name of the organisation that acted; null for the portal. */
  readonly who: string | null;
  /** Name of the agreement's service. */
  readonly service: string;
  /** The reader's side. */
  readonly side: Party;
  readonly detail: Readonly<Record<string, unknown>>;
}

type Sentence = (facts: NoticeFacts) => Text;

const day = (detail: NoticeFacts["detail"], name: string): { ja: string; en: string } => {
  const value = detail[name];
  return typeof value === "string" ? { ja: japaneseDate(value), en: value } : { ja: "", en: "" };
};

const turn: Sentence = ({ who, service, detail }) => {
  const by = day(detail, "respondBy");
  return {
    ja: `${who}が「${service}」の合意の手番を渡しました。${by.ja ? `${by.ja}までに回答してください。` : "内容を確かめて回答してください。"}`,
    en: `${who} has handed you the turn in the agreement on ${service}.${by.en ? ` Please answer by ${by.en}.` : ""}`,
  };
};

const settled: Sentence = ({ who, service, side }) => ({
  ja: `${who}が「${service}」の合意の内容を確定しました。${side === "vendor" ? "貴組織の署名を待っています。" : "事業者の署名を待っています。"}`,
  en: `${who} has settled the agreement on ${service}. ${side === "vendor" ? "It waits for your signature." : "It waits for the vendor's signature."}`,
});

const vendorSigned: Sentence = ({ service, side }) => ({
  ja: `「${service}」の合意書に事業者が署名しました。${side === "hospital" ? "貴組織の署名を待っています。" : "医療機関の署名を待っています。"}`,
  en: `The vendor has signed the agreement on ${service}. ${side === "hospital" ? "It waits for your signature." : "It waits for the hospital's signature."}`,
});

const terminated: Sentence = ({ who, service, detail }) => {
  const end = day(detail, "endsOn");
  if (who)
    return {
      ja: `${who}が「${service}」の合意を終了させました。`,
      en: `${who} has ended the agreement on ${service}.`,
    };
  return {
    ja: `「${service}」の合意は、${end.ja ? `${end.ja}をもって` : "期間の満了により"}終了しました。終了後の手続を進めてください。`,
    en: `The agreement on ${service} has ended${end.en ? ` with ${end.en}` : ""}. The duties after the end are due.`,
  };
};

const reminderTurn: Sentence = ({ service, side, detail }) => {
  const { ja, en } = day(detail, "due");
  if (!detail.isLate)
    return {
      ja: `「${service}」の合意の回答期限は${ja}です。手番は貴組織にあります。`,
      en: `Your answer in the agreement on ${service} is asked for by ${en}.`,
    };
  return detail.side === side
    ? {
        ja: `「${service}」の合意の回答期限（${ja}）が過ぎました。手番は貴組織にあります。`,
        en: `Your answer in the agreement on ${service} was asked for by ${en}.`,
      }
    : {
        ja: `「${service}」の合意について、${ja}までにお願いした回答が相手方から届いていません。`,
        en: `The answer in the agreement on ${service} that you asked for by ${en} has not come.`,
      };
};

const reminderSignature: Sentence = ({ service, side, detail }) => {
  const { ja, en } = day(detail, "due");
  return detail.side === side
    ? {
        ja: `「${service}」の合意書への署名の期限は${ja}です。過ぎると合意は失効します。`,
        en: `The agreement on ${service} must be signed by ${en}, or it expires.`,
      }
    : {
        ja: `「${service}」の合意書は、相手方の署名を待っています。期限は${ja}で、過ぎると合意は失効します。`,
        en: `The agreement on ${service} still lacks the other side's signature and expires after ${en}.`,
      };
};

const reminderRisk: Sentence = ({ service, detail }) => {
  const { ja, en } = day(detail, "due");
  return detail.isLate
    ? {
        ja: `「${service}」の合意で受容した残存リスクの見直し期限（${ja}）が過ぎました。受容を続けるか、再合意するかを決めてください。`,
        en: `A residual risk accepted in the agreement on ${service} was to be reviewed by ${en}. Decide whether to accept it further or to amend.`,
      }
    : {
        ja: `「${service}」の合意で受容した残存リスクの見直し期限は${ja}です。`,
        en: `A residual risk accepted in the agreement on ${service} is to be reviewed by ${en}.`,
      };
};

const reminderRenewal: Sentence = ({ service, detail }) => {
  const { ja, en } = day(detail, "due");
  const rest = typeof detail.due === "string" ? restDay(detail.due) : null;
  return {
    ja: `「${service}」の合意の更新に関する申入れの期限は${ja}${rest ? `（${rest.ja}）` : ""}です。更新するか、終えるかを決めてください。`,
    en: `Notice about the renewal of the agreement on ${service} is to be given by ${en}${rest ? ` (${rest.en})` : ""}. Decide whether it renews or ends.`,
  };
};

/** One sentence for each kind, as the page of notifications shows it. */
const sentences: Readonly<Record<NoticeKind, Sentence>> = {
  opened: ({ who, service }) => ({
    ja: `${who}が「${service}」の合意の協議を始めました。`,
    en: `${who} has opened an agreement on ${service}.`,
  }),
  turn,
  settled,
  "vendor-signed": vendorSigned,
  concluded: ({ service }) => ({
    ja: `「${service}」の合意が成立しました。双方の署名入りの合意書を読めます。`,
    en: `The agreement on ${service} is concluded. The document with both signatures can be read.`,
  }),
  reopened: ({ who, service }) => ({
    ja: `${who}が「${service}」の合意を再協議に戻しました。それまでの署名は失効します。`,
    en: `${who} has reopened the agreement on ${service}. A signature given before has lapsed.`,
  }),
  declined: ({ who, service }) => ({
    ja: `${who}が「${service}」の合意を辞退しました。この合意は締結されません。`,
    en: `${who} has declined the agreement on ${service}. It will not be concluded.`,
  }),
  voided: ({ who, service }) => ({
    ja: `${who}が「${service}」の合意を取り消しました。`,
    en: `${who} has voided the agreement on ${service}.`,
  }),
  expired: ({ service, detail }) => ({
    ja: `「${service}」の合意は、署名の期限（${day(detail, "expiresOn").ja}）までに署名がそろわず、失効しました。`,
    en: `The agreement on ${service} has expired: it was not signed by both until ${day(detail, "expiresOn").en}.`,
  }),
  amended: ({ who, service }) => ({
    ja: `${who}が「${service}」の再合意の協議を始めました。新しい合意が成立するまで、今の合意が有効です。`,
    en: `${who} has opened an amendment of the agreement on ${service}. The present one holds until the new one is concluded.`,
  }),
  superseded: ({ service, detail }) => ({
    ja: `「${service}」の合意は、再合意（${String(detail.number)}）に置き換わりました。`,
    en: `The agreement on ${service} is superseded by its amendment ${String(detail.number)}.`,
  }),
  "termination-notified": ({ who, service, detail }) => ({
    ja: `${who}が「${service}」の合意を${day(detail, "endsOn").ja}で終了すると通知しました。`,
    en: `${who} has given notice that the agreement on ${service} ends with ${day(detail, "endsOn").en}.`,
  }),
  "reminder-turn": reminderTurn,
  "reminder-signature": reminderSignature,
  "reminder-risk": reminderRisk,
  "reminder-renewal": reminderRenewal,
  terminated,
  closed: ({ who, service }) => ({
    ja: `${who}が「${service}」の終了後の手続の完了を認めました。`,
    en: `${who} has accepted that the duties after the end of the agreement on ${service} are done.`,
  }),
};

/** The sentence of a notice, in both languages. */
export const noticeText = (facts: NoticeFacts): Text => sentences[facts.kind](facts);

/** What was said beside it: the reason of an act, the message of a hand-over; null when nothing was. */
export function noticeNote({ reason, message }: NoticeFacts["detail"]): string | null {
  if (typeof reason === "string") return reason;
  return typeof message === "string" ? message : null;
}

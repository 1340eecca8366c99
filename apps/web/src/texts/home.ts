import type { Topic } from "./topic.js";

/** The first screen after signing in: what waits for me. */
export const home = {
  title: { ja: "ホーム", en: "Home" },
  lead: (organization: string, roles: string) => ({
    ja: `${organization}として操作しています（役割：${roles}）。`,
    en: `You act for ${organization} (roles: ${roles}).`,
  }),
  tasks: { ja: "いますること", en: "What waits for you" },
  loading: { ja: "することの一覧", en: "What waits for you" },
  nothing: { ja: "待っている作業はありません", en: "Nothing waits for you" },
  nothingHelp: {
    ja: "相手方の確認や署名が進むと、次にすることがここに並びます。",
    en: "When the other side goes on, your next steps appear here.",
  },

  turnKind: { ja: "手番", en: "Your turn" },
  turn: (service: string) => ({
    ja: `${service}の合意に、期日までに回答する`,
    en: `Answer about the agreement on ${service} by the day asked for`,
  }),
  turnDo: { ja: "回答する", en: "Answer" },
  withRows: (party: string, number: string, count: number) => ({
    ja: `${party}　合意 ${number}　確認していない行 ${count}`,
    en: `${party}, agreement ${number}, ${count} rows not confirmed`,
  }),
  goOn: (service: string) => ({ ja: `${service}：協議を進める`, en: `${service}: go on with the negotiation` }),
  goOnDo: { ja: "協議を進める", en: "Go on" },
  soonKind: { ja: "期限が近い", en: "Soon due" },
  expiring: (service: string) => ({
    ja: `${service}：署名がそろわないまま期限を迎えます`,
    en: `${service}: expires unless it is signed`,
  }),
  ending: (service: string) => ({
    ja: `${service}：契約の終わりが近づいています`,
    en: `${service}: the contract is about to end`,
  }),
  look: { ja: "合意を確かめる", en: "Look at it" },
  confirmKind: { ja: "行の確認", en: "Confirm" },
  confirmRows: (service: string, count: number) => ({
    ja: `${service}：${count} 行を確認する`,
    en: `${service}: confirm ${count} rows`,
  }),
  confirmDo: { ja: "確認する", en: "Confirm" },
  closeKind: { ja: "終了後の手続", en: "After the end" },
  close: (service: string) => ({
    ja: `${service}：終了後の手続を進める`,
    en: `${service}: carry out the duties after the end`,
  }),
  closeDo: { ja: "手続を確かめる", en: "Go to the duties" },
  settleKind: { ja: "確定", en: "Settle" },
  settle: (service: string) => ({ ja: `${service}：内容を確定する`, en: `${service}: settle the content` }),
  settleWhy: {
    ja: "双方の確認が済み、条件をすべて満たしています",
    en: "Both have confirmed and all conditions are met",
  },
  settleDo: { ja: "確定の画面へ", en: "Go to settling" },
  signKind: { ja: "署名", en: "Sign" },
  sign: (service: string) => ({ ja: `${service}：合意書に署名する`, en: `${service}: sign the agreement` }),
  signDo: { ja: "署名の画面へ", en: "Go to signing" },
  with: (party: string, number: string) => ({ ja: `${party}　合意 ${number}`, en: `${party}, agreement ${number}` }),
  until: (date: string) => ({ ja: `期限 ${date}`, en: `until ${date}` }),
  draftKind: { ja: "開示", en: "Disclosure" },
  draft: (service: string) => ({ ja: `${service}：開示書に答える`, en: `${service}: answer the disclosure` }),
  draftWhy: (answered: number, required: number) => ({
    ja: `必須の回答 ${answered} / ${required}`,
    en: `${answered} of ${required} required answers`,
  }),
  draftDo: { ja: "続ける", en: "Continue" },
  reviewKind: { ja: "承認", en: "Review" },
  review: (service: string) => ({ ja: `${service}：開示書を審査する`, en: `${service}: review the disclosure` }),
  reviewWhy: { ja: "編集した人が承認を求めています", en: "The editor asks for approval" },
  reviewDo: { ja: "審査の画面へ", en: "Go to the review" },

  running: { ja: "契約中の合意", en: "Agreements in force" },
  service: { ja: "サービス", en: "Service" },
  counterparty: { ja: "相手方", en: "Counterparty" },
  status: { ja: "状態", en: "Status" },
  ends: { ja: "契約の終わり", en: "Ends on" },

  start: { ja: "ここから始められます", en: "Where to start" },
  services: {
    ja: "サービスを登録し、開示書に答え、承認を得て公開します。",
    en: "Register services, answer their disclosures, and publish them after approval.",
  },
  directory: {
    ja: "公開された開示書を探して読み、比較する候補に入れます。",
    en: "Find and read published disclosures, and put them on the shortlist.",
  },
  comparison: {
    ja: "10件までの開示書を項目ごとに並べ、相違のある項目だけを見られます。",
    en: "Set up to ten disclosures side by side, item by item, or only where they differ.",
  },
  agreements: {
    ja: "役割分担・サービス水準・リスク・条項を1行ずつ確認し、確定して署名します。",
    en: "Confirm duties, service levels, risks and clauses row by row, settle them, and sign.",
  },
  organization: {
    ja: "組織の名称・連絡先・所属する人と役割を管理します。",
    en: "Manage the organisation's name, contacts, members and their roles.",
  },
} as const satisfies Topic;

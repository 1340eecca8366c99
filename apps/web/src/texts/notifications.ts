import type { Topic } from "./topic.js";

/** What this person was told. */
export const notifications = {
  title: { ja: "お知らせ", en: "Notifications" },
  lead: {
    ja: "合意の動きのうち、あなたの役割に関わるものが届きます。メールは送りません。この画面でお確かめください。",
    en: "What happens to your agreements and concerns your roles. No mail is sent: please look here.",
  },
  list: { ja: "お知らせの一覧", en: "Notifications" },
  bell: (unread: number) => ({
    ja: unread > 0 ? `お知らせ（未読 ${unread} 件）` : "お知らせ（未読なし）",
    en: unread > 0 ? `Notifications (${unread} unread)` : "Notifications (none unread)",
  }),
  unread: { ja: "未読", en: "Unread" },
  unreadCount: (count: number) => ({ ja: `未読 ${count} 件`, en: `${count} unread` }),
  noneUnread: { ja: "未読のお知らせはありません", en: "Nothing is unread" },
  read: { ja: "既読にする", en: "Mark as read" },
  readAll: { ja: "表示中までをすべて既読にする", en: "Mark all up to here as read" },
  note: { ja: "添えられた言葉", en: "Said with it" },
  about: (party: string, number: string) => ({ ja: `${party}　合意 ${number}`, en: `${party}, agreement ${number}` }),
  more: { ja: "さらに表示", en: "Show more" },
  empty: { ja: "お知らせはまだありません", en: "No notifications yet" },
  emptyHelp: {
    ja: "手番が渡されたとき、署名を待つとき、辞退・期限切れ・終了のときなどに、ここに届きます。",
    en: "You are told here when the turn is handed to you, a signature is awaited, or an agreement is declined, expires or ends.",
  },
} as const satisfies Topic;

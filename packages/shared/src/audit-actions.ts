import type { Text } from "./text.js";

/**
 * What the audit trail (監査証跡) can say: every state change writes one of these in its own transaction. Closed; a code,
 * once written into a hash-chained event, is never renamed or removed. The sentences are what the trail's screen shows.
 */
export const auditActions = {
  "installation.initialized": { ja: "最初の管理者を作成", en: "First administrator created" },
  "demonstration.loaded": { ja: "デモ用データを読み込み", en: "Demonstration data loaded" },

  "session.started": { ja: "サインイン", en: "Signed in" },
  "session.refused": { ja: "サインインに失敗", en: "Sign-in refused" },
  "session.ended": { ja: "サインアウト", en: "Signed out" },
  "session.organization-switched": { ja: "操作する組織を切替え", en: "Active organisation switched" },
  "password.changed": { ja: "パスワードを変更", en: "Password changed" },

  "account.second-factor-added": { ja: "二要素認証を設定", en: "Second factor added" },
  "account.second-factor-removed": { ja: "二要素認証を解除", en: "Second factor removed" },
  "account.recovery-code-used": { ja: "回復コードを使用", en: "Recovery code used" },
  "account.recovery-codes-renewed": { ja: "回復コードを再発行", en: "Recovery codes renewed" },

  "organization.created": { ja: "組織を登録", en: "Organisation created" },
  "organization.edited": { ja: "組織の情報を変更", en: "Organisation edited" },
  "member.added": { ja: "メンバーを追加", en: "Member added" },
  "member.roles-changed": { ja: "メンバーの役割を変更", en: "Roles of a member changed" },
  "member.password-reset": { ja: "メンバーのパスワードを再設定", en: "Password of a member reset" },
  "member.second-factor-reset": { ja: "メンバーの二要素認証を解除", en: "Second factor of a member taken away" },
  "member.removed": { ja: "メンバーを削除", en: "Member removed" },
  "authority.granted": { ja: "署名権限を登録", en: "Signing authority registered" },
  "authority.revoked": { ja: "署名権限を取消し", en: "Signing authority revoked" },
  "authority.delegation-made": { ja: "不在時の代理を指定", en: "Deputy for signing named" },
  "authority.delegation-ended": { ja: "不在時の代理を終了", en: "Deputy for signing ended" },
  "verification.bulk-requested": {
    ja: "署名文書のまとめての検証を開始",
    en: "Verification of signed documents requested",
  },
  "verification.bulk-finished": {
    ja: "署名文書のまとめての検証が終了",
    en: "Verification of signed documents finished",
  },
  "key.created": { ja: "電子署名の鍵を作成", en: "Seal key created" },
  "key.rotated": { ja: "電子署名の鍵を更新（前の鍵は破棄）", en: "Seal key replaced, the one before destroyed" },
  "key.master-rotated": { ja: "マスター鍵を更新", en: "Master key replaced" },

  "notification.read": { ja: "お知らせを既読にする", en: "Notification marked as read" },

  "file.uploaded": { ja: "ファイルを登録", en: "File uploaded" },

  "service.created": { ja: "サービスを登録", en: "Service created" },
  "service.edited": { ja: "サービスの情報を変更", en: "Service edited" },

  "disclosure.created": { ja: "開示書の下書きを作成", en: "Disclosure draft created" },
  "disclosure.edited": { ja: "開示書の下書きを編集", en: "Disclosure draft edited" },
  "disclosure.review-requested": { ja: "開示書の審査を依頼", en: "Disclosure review requested" },
  "disclosure.approved": { ja: "開示書を承認", en: "Disclosure approved" },
  "disclosure.rejected": { ja: "開示書を差戻し", en: "Disclosure sent back" },
  "disclosure.published": { ja: "開示書を公開", en: "Disclosure published" },
  "version.superseded": { ja: "開示書の版を新しい版で置換え", en: "Disclosure version superseded" },
  "version.withdrawn": { ja: "開示書の版を取下げ", en: "Disclosure version withdrawn" },

  "template.created": { ja: "ひな形を作成", en: "Template created" },
  "template.edited": { ja: "ひな形を変更", en: "Template edited" },
  "template.archived": { ja: "ひな形を保管", en: "Template archived" },
  "template.restored": { ja: "保管したひな形を再開", en: "Template restored" },
  "template.deleted": { ja: "ひな形を削除", en: "Template deleted" },
  "template.applied": { ja: "ひな形を合意に適用", en: "Template applied to an agreement" },

  "agreement.opened": { ja: "合意の協議を開始", en: "Agreement opened" },
  "agreement.row-added": { ja: "合意の行を追加", en: "Row added" },
  "agreement.row-edited": { ja: "合意の行を編集", en: "Row edited" },
  "agreement.edit-kept-unsent": { ja: "合意の行の変更を未送信で保存", en: "Edit of a row kept unsent" },
  "agreement.unsent-edit-discarded": { ja: "合意の行の未送信の変更を取消し", en: "Unsent edit of a row discarded" },
  "agreement.row-deletion-proposed": { ja: "合意の行の削除を提案", en: "Deletion of a row proposed" },
  "agreement.row-deletion-cancelled": { ja: "合意の行の削除の提案を取消し", en: "Deletion of a row cancelled" },
  "agreement.row-deleted": { ja: "双方の同意により合意の行を削除", en: "Row deleted by both sides" },
  "agreement.row-commented": { ja: "合意の行にコメント", en: "Comment on a row" },
  "agreement.row-noted": { ja: "合意の行に組織内のコメント", en: "Internal comment on a row" },
  "agreement.document-opened": { ja: "確定した合意書を開く", en: "Settled document opened" },
  "agreement.looked": { ja: "合意を読んだところを記録", en: "Agreement looked at" },
  "agreement.rows-confirmed": { ja: "合意の行を確認", en: "Rows confirmed" },
  "agreement.row-unconfirmed": { ja: "合意の行の確認を取消し", en: "Confirmation of a row withdrawn" },
  "agreement.handed-over": { ja: "手番を相手方に渡す", en: "Turn handed over" },
  "agreement.settled": { ja: "合意の内容を確定", en: "Agreement settled" },
  "agreement.document-made": { ja: "合意書のPDFを作成", en: "Agreement PDF made" },
  "agreement.signing-challenged": { ja: "署名の本人確認を開始", en: "One-time challenge for signing given out" },
  "signing.batch-proved": { ja: "まとめて署名するための本人確認", en: "Identity proved for signing several together" },
  "agreement.signing-handed-over": { ja: "合意書の署名を引継ぎ", en: "Signing handed over to another person" },
  "agreement.signing-handover-withdrawn": { ja: "署名の引継ぎを取消し", en: "Hand-over of the signing withdrawn" },
  "agreement.external-signature-prepared": {
    ja: "自社の証明書による署名を準備",
    en: "Signature by the party's own certificate prepared",
  },
  "agreement.signed": { ja: "合意書に署名", en: "Agreement signed" },
  "agreement.sealed": { ja: "合意書に電子署名を付与", en: "Signature sealed into the PDF" },
  "agreement.archived": { ja: "合意書に長期保存用のタイムスタンプを付与", en: "Document time stamp added to the PDF" },
  "agreement.seal-failed": { ja: "電子署名の付与に失敗（再試行します）", en: "Sealing failed, to be retried" },
  "agreement.in-force": { ja: "合意が成立", en: "Agreement concluded" },
  "agreement.reopened": { ja: "合意を再協議に戻す", en: "Agreement reopened" },
  "agreement.signature-lapsed": { ja: "再協議により署名が失効", en: "Signature lapsed by reopening" },
  "agreement.declined": { ja: "合意を辞退", en: "Agreement declined" },
  "agreement.voided": { ja: "合意を取消し", en: "Agreement voided" },
  "agreement.expired": { ja: "署名の期限が過ぎ合意が失効", en: "Agreement expired" },
  "agreement.termination-notified": { ja: "終了を通知", en: "Termination notified" },
  "agreement.terminated": { ja: "合意が終了", en: "Agreement terminated" },
  "agreement.closed": { ja: "終了後の手続を完了", en: "Agreement closed" },
  "agreement.amended": { ja: "再合意の協議を開始", en: "Amendment opened" },
  "agreement.superseded": { ja: "再合意により旧合意を置換え", en: "Agreement superseded by an amendment" },
} as const satisfies Record<string, Text>;

export type AuditAction = keyof typeof auditActions;

export const isAuditAction = (code: string): code is AuditAction => Object.hasOwn(auditActions, code);

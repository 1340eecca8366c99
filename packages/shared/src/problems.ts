import type { ProblemDefinition } from "./problem-definition.js";
import { signingProblems } from "./signing-problems.js";

export type { ProblemDefinition } from "./problem-definition.js";

/**
 * Every refusal the portal can give. The API answers with these codes (RFC 9457 `type` = `urn:portal:problem:<code>`),
 * the screens show the titles. Closed: a code that is not here cannot be thrown.
 */
export const problems = {
  "invalid-input": { status: 400, title: { ja: "入力内容に誤りがあります", en: "The input is not valid" } },
  "not-json": { status: 400, title: { ja: "JSONとして読めませんでした", en: "The body is not valid JSON" } },
  "idempotency-key-missing": {
    status: 400,
    title: { ja: "Idempotency-Key ヘッダーが必要です", en: "The Idempotency-Key header is required" },
  },
  unauthenticated: { status: 401, title: { ja: "サインインが必要です", en: "Sign in first" } },
  "sign-in.failed": {
    status: 401,
    title: { ja: "メールアドレスまたはパスワードが違います", en: "The e-mail address or the password is wrong" },
  },
  forbidden: { status: 403, title: { ja: "この操作をする権限がありません", en: "You may not do this" } },
  "cross-site": {
    status: 403,
    title: { ja: "別のサイトからの要求は受け付けません", en: "Requests from another site are refused" },
  },
  "password.wrong": { status: 403, title: { ja: "パスワードが違います", en: "The password is wrong" } },
  "password.change-required": {
    status: 403,
    title: { ja: "先にパスワードの変更が必要です", en: "Change your password first" },
  },
  "second-factor.required": {
    status: 403,
    title: { ja: "先に二要素認証による確認が必要です", en: "Confirm with your second factor first" },
  },
  "second-factor.wrong": { status: 403, title: { ja: "認証コードが違います", en: "The code is wrong" } },
  "passkey.refused": {
    status: 403,
    title: {
      ja: "このパスキーでは確認できませんでした。登録したパスキーで、もう一度お試しください",
      en: "This passkey did not confirm it; try again with a passkey that is registered here",
    },
  },
  "passkey.counter-back": {
    status: 403,
    title: {
      ja: "このパスキーは複製されたおそれがあるため使えません。解除して、登録し直してください",
      en: "This passkey may have been copied and cannot be used; remove it and register a new one",
    },
  },
  "not-found": {
    status: 404,
    title: { ja: "見つからないか、閲覧する権限がありません", en: "It does not exist, or you may not see it" },
  },
  "method-not-allowed": {
    status: 405,
    title: { ja: "この方法では操作できません", en: "This method is not allowed here" },
  },
  "wrong-state": {
    status: 409,
    title: { ja: "現在の状態ではこの操作はできません", en: "This is not possible in the current state" },
  },
  "bulk-verification.running": {
    status: 409,
    title: {
      ja: "まとめての検証がまだ続いています。終わってから、もう一度始めてください",
      en: "A verification is still at work; start again when it has finished",
    },
  },
  "member.belongs-elsewhere": {
    status: 409,
    title: {
      ja: "この人はほかの組織にも所属しているため、パスワードや二要素認証を再設定できません。本人がサインインして変更します",
      en: "This person belongs to another organisation too, so password and second factor cannot be reset here; the person changes them after signing in",
    },
  },
  "second-factor.code-used": {
    status: 409,
    title: {
      ja: "この認証コードは使用済みです。次のコードが表示されてから入力してください",
      en: "This code has been used; wait for the next one",
    },
  },
  "second-factor.not-enrolled": {
    status: 409,
    title: { ja: "二要素認証が設定されていません", en: "No second factor is set up" },
  },
  "second-factor.reset-recently": {
    status: 409,
    title: {
      ja: "管理者が二要素認証を解除してから24時間は署名できません",
      en: "Signing is not possible for 24 hours after an administrator took the second factor away",
    },
  },
  "passkey.challenge-over": {
    status: 409,
    title: {
      ja: "パスキーによる確認の有効期限（5分）が過ぎたか、使用済みです。もう一度お試しください",
      en: "This request for a passkey is older than five minutes or has been used; try again",
    },
  },
  "passkey.too-many": {
    status: 409,
    title: {
      ja: "パスキーは10個まで登録できます。使わないものを解除してから登録してください",
      en: "Ten passkeys can be registered; remove one that is not used first",
    },
  },
  "already-exists": { status: 409, title: { ja: "すでにあります", en: "It already exists" } },
  "idempotency.in-flight": {
    status: 409,
    title: { ja: "同じ要求を処理しています", en: "The same request is still being processed" },
  },
  "disclosure.not-approved": {
    status: 409,
    title: {
      ja: "公開には、最後に編集した人とは別の承認者による承認が必要です",
      en: "Publishing needs the approval of an approver who is not the last editor",
    },
  },
  "agreement.blocked": {
    status: 409,
    title: { ja: "確定の条件を満たしていません", en: "The conditions for settling are not met" },
  },
  "agreement.digest-mismatch": {
    status: 409,
    title: {
      ja: "表示された内容と確定した内容が一致しません。最新の内容をご確認ください",
      en: "The content shown is not the settled one; read it again",
    },
  },
  "agreement.amendment-open": {
    status: 409,
    title: {
      ja: "この合意には、協議中の再合意がすでにあります",
      en: "An amendment of this agreement is already under way",
    },
  },
  "agreement.amended-ended": {
    status: 409,
    title: {
      ja: "変更の対象である合意が、すでに終わっているか、別の再合意に置き換えられているため、署名できません",
      en: "The agreement that this one amends has ended or was superseded, so this one cannot be signed",
    },
  },
  "agreement.period-over": {
    status: 409,
    title: {
      ja: "合意した期間の最終日を過ぎているため、署名できません。再協議に戻して期間を改めてください",
      en: "The last day of the agreed period is over; reopen the agreement and set another period",
    },
  },
  "agreement.document-not-ready": {
    status: 409,
    title: {
      ja: "合意書のPDFを作成しています。少し待ってから署名できます",
      en: "The agreement PDF is being made; signing is possible in a moment",
    },
  },
  "agreement.sealing": {
    status: 409,
    title: {
      ja: "締結処理中です。完了してから操作できます",
      en: "A signature is being sealed; wait until it is stored",
    },
  },
  "agreement.not-your-turn": {
    status: 409,
    title: {
      ja: "いまは相手方の手番です。手番が渡されてから編集できます",
      en: "It is the other side's turn; you can edit once it is handed over",
    },
  },
  "agreement.unsent-edit": {
    status: 409,
    title: {
      ja: "未送信の変更がある行は確認できません。送るか取り消してから確認できます",
      en: "A row with your own unsent edit cannot be confirmed; send or discard the edit first",
    },
  },
  "agreement.withdrawn-version": {
    status: 409,
    title: { ja: "この開示書の版は取り下げられています", en: "This disclosure version has been withdrawn" },
  },
  "precondition-failed": {
    status: 412,
    title: { ja: "ほかの人が先に変更しました。最新の内容をご確認ください", en: "Somebody else changed it first" },
  },
  "too-large": { status: 413, title: { ja: "データが大きすぎます", en: "It is too large" } },
  "unsupported-media-type": {
    status: 415,
    title: { ja: "この種類のファイルや形式は受け付けません", en: "This kind of file or format is not accepted" },
  },
  "second-factor.code-missing": {
    status: 422,
    title: { ja: "認証コードかパスキーによる確認が必要です", en: "A code or a passkey is needed" },
  },
  unacceptable: { status: 422, title: { ja: "受け付けられない値があります", en: "Some values are not acceptable" } },
  "disclosure.incomplete": {
    status: 422,
    title: { ja: "必須の項目に未回答があります", en: "Required items are unanswered" },
  },
  "idempotency.different-body": {
    status: 422,
    title: {
      ja: "同じ Idempotency-Key が別の内容で使われました",
      en: "The Idempotency-Key was used before with another body",
    },
  },
  "precondition-required": {
    status: 428,
    title: { ja: "If-Match ヘッダーが必要です", en: "The If-Match header is required" },
  },
  "too-many-requests": {
    status: 429,
    title: { ja: "試行が多すぎます。しばらくしてからやり直してください", en: "Too many attempts; try again later" },
  },
  unexpected: { status: 500, title: { ja: "システムエラーが発生しました", en: "Something went wrong on our side" } },
  unavailable: { status: 503, title: { ja: "ただいま利用できません", en: "The service is not available now" } },
  ...signingProblems,
} as const satisfies Record<string, ProblemDefinition>;

export type ProblemCode = keyof typeof problems;

import type { ProblemDefinition } from "./problem-definition.js";

/** The refusals of the acts of signing: authority, challenge, and the party's own certificate. Part of the closed table `problems`. */
export const signingProblems = {
  "authority.missing": {
    status: 403,
    title: {
      ja: "署名権限の登録がありません。組織の管理者が登録すると署名できます",
      en: "No signing authority is registered; signing is possible once an administrator registers one",
    },
  },
  "authority.revoked": {
    status: 403,
    title: {
      ja: "署名権限は取り消されています。署名するには、組織の管理者による新しい登録が必要です",
      en: "The signing authority was revoked; an administrator has to register a new one",
    },
  },
  "authority.expired": {
    status: 403,
    title: {
      ja: "署名権限の有効期間が過ぎています。署名するには、組織の管理者による新しい登録が必要です",
      en: "The signing authority has expired; an administrator has to register a new one",
    },
  },
  "authority.not-yet": {
    status: 403,
    title: {
      ja: "署名権限の有効期間がまだ始まっていません。開始日から署名できます",
      en: "The signing authority is not valid yet; signing is possible from its first day",
    },
  },
  "authority.other-service": {
    status: 403,
    title: {
      ja: "署名権限の範囲に、この合意のサービスが含まれていません。範囲に含む人が署名できます",
      en: "The signing authority does not cover the service of this agreement; somebody whose authority covers it can sign",
    },
  },
  "authority.over-limit": {
    status: 403,
    title: {
      ja: "この合意の金額は、署名権限の上限を超えています。上限がこの金額以上の人が署名できます",
      en: "The amount of this agreement is above the limit of the signing authority; somebody with a higher limit can sign",
    },
  },
  "authority.handed-over": {
    status: 403,
    title: {
      ja: "この合意の署名は、ほかの人に引き継がれています。引継ぎを取り消すと署名できます",
      en: "The signing of this agreement was handed over; signing is possible again once the hand-over is withdrawn",
    },
  },
  "authority.separate-person": {
    status: 403,
    title: {
      ja: "最後に編集または確定した本人は署名できません。組織の設定により、別の署名者が署名します",
      en: "Whoever edited last or settled cannot sign; by the rule of the organisation another signatory signs",
    },
  },
  "authority.for-oneself": {
    status: 403,
    title: {
      ja: "自分の署名権限は、自分では登録も取消しもできません。別の管理者が行います",
      en: "Nobody registers or revokes the own signing authority; another administrator does",
    },
  },
  "agreement.document-not-opened": {
    status: 409,
    title: {
      ja: "まとめて署名できるのは、あなたが全文を開いた合意だけです。合意書を開いてから署名してください",
      en: "Only agreements whose document you have opened can be signed together; open it first",
    },
  },
  "signing.challenge-unknown": {
    status: 409,
    title: {
      ja: "この署名のための本人確認ではありません。署名の画面を開き直してください",
      en: "This challenge is not for this signature; open the signing page again",
    },
  },
  "signing.challenge-used": {
    status: 409,
    title: {
      ja: "この本人確認は使用済みです。署名の結果をご確認ください",
      en: "This challenge has been used; see whether the signature was given",
    },
  },
  "signing.challenge-expired": {
    status: 409,
    title: {
      ja: "本人確認の有効期限（5分）が過ぎました。もう一度署名してください",
      en: "The challenge is older than five minutes; sign once more",
    },
  },
  "party-certificate.not-offered": {
    status: 409,
    title: {
      ja: "このポータルでは、自社の証明書による署名（当事者型）を受け付けていません。電子封印（立会人型）で署名してください",
      en: "This portal takes no signatures by a party's own certificate; sign by the platform's seal",
    },
  },
  "external-signature.unknown": {
    status: 409,
    title: {
      ja: "この署名の準備は見つかりません。証明書を選ぶところからやり直してください",
      en: "No such signature was prepared; begin again by choosing the certificate",
    },
  },
  "external-signature.used": {
    status: 409,
    title: {
      ja: "この署名値はすでに使われています。署名の結果をご確認ください",
      en: "This signature has been used; see whether it was given",
    },
  },
  "external-signature.expired": {
    status: 409,
    title: {
      ja: "署名の準備の有効期限（30分）が過ぎました。証明書を選ぶところからやり直してください",
      en: "What was prepared is older than 30 minutes; begin again by choosing the certificate",
    },
  },
  "external-signature.superseded": {
    status: 409,
    title: {
      ja: "準備のあとに合意書が変わったため、この署名値は使えません。新しい合意書を読み、準備からやり直してください",
      en: "The agreement has changed since this signature was prepared; read it again and begin anew",
    },
  },
  "signing.challenge-missing": {
    status: 422,
    title: { ja: "署名には本人確認の開始が必要です", en: "Signing needs a one-time challenge" },
  },
  "party-certificate.unreadable": {
    status: 422,
    title: {
      ja: "証明書を読み取れません。署名者の証明書を先頭に、発行元の認証局の証明書までを並べたPEMファイルを選んでください",
      en: "The certificates cannot be read; choose a PEM file with the signer's certificate first and those of its issuers after it",
    },
  },
  "party-certificate.not-valid-now": {
    status: 422,
    title: {
      ja: "証明書の有効期間の外か、有効期間の残りが7日に足りません。新しい証明書で署名してください",
      en: "The certificate is not valid now, or ends within seven days; sign with a newer one",
    },
  },
  "party-certificate.not-for-signing": {
    status: 422,
    title: {
      ja: "この証明書は文書への署名に使えるものではありません（鍵用途が署名又は否認防止でないか、認証局の証明書です）",
      en: "This certificate is not one for signing documents (key usage), or is an authority's",
    },
  },
  "party-certificate.weak-key": {
    status: 422,
    title: {
      ja: "この証明書の鍵は使えません。使えるのはECDSA（P-256、P-384）とRSA（2048ビット以上）です",
      en: "The certificate's key is not accepted: use ECDSA on P-256 or P-384, or RSA of 2048 bits or more",
    },
  },
  "party-certificate.untrusted": {
    status: 422,
    title: {
      ja: "運営者が受け入れている認証局の証明書ではありません。途中の認証局の証明書も含めたか確かめ、含めてあるときは運営者に相談してください",
      en: "The certificate does not lead to an authority that the operator accepts; add those between, or ask the operator",
    },
  },
  "external-signature.invalid": {
    status: 422,
    title: {
      ja: "署名値が証明書の鍵と署名対象のデータに合いません。ダウンロードしたファイルに、同じ証明書の鍵で署名し直してください",
      en: "The signature does not fit the certificate and the data; sign the downloaded file with that certificate's key",
    },
  },
} as const satisfies Record<string, ProblemDefinition>;

import type { OwnCheckStep, Text } from "@portal/shared";
import type { Topic } from "./topic.js";

/** What was checked of each signature, how to check it without the portal, and what Acrobat will show. */
export const verificationChecks = {
  perSignature: { ja: "署名ごとに調べたこと", en: "What was checked of each signature" },
  signature: (number: number, name: string) => ({ ja: `署名${number}：${name}`, en: `Signature ${number}: ${name}` }),
  passed: { ja: "適合", en: "Passed" },
  failed: { ja: "不適合", en: "Failed" },
  absent: { ja: "なし", en: "None" },

  coverage: { ja: "署名が覆う範囲", en: "Bytes covered" },
  coveragePassed: (covered: string, end: string, own: string) => ({
    ja: `署名した時点のファイル全体（先頭から${end}バイト）のうち、署名の値そのもの（${own}バイト）を除く${covered}バイトを覆っています。`,
    en: `It covers the whole file as it was then (the first ${end} bytes) but its own value (${own} bytes): ${covered} bytes.`,
  }),
  coverageFailed: {
    ja: "署名した時点のファイル全体を覆っていません。覆われていない部分は、この署名では守られません。",
    en: "It does not cover the whole file as it was then. What it leaves out is not protected by it.",
  },
  digest: { ja: "内容のハッシュ値", en: "Digest of the content" },
  digestPassed: {
    ja: "覆う範囲からSHA-256を計算し直し、署名されたハッシュ値と一致しました。",
    en: "The SHA-256 of the bytes covered was computed anew and is the one that was signed.",
  },
  digestFailed: {
    ja: "計算し直したSHA-256が、署名されたハッシュ値と一致しません。署名のあとに内容が変わっています。",
    en: "The SHA-256 computed anew is not the one that was signed: the content was changed afterwards.",
  },
  value: { ja: "署名の値", en: "Value of the signature" },
  valuePassed: {
    ja: "証明書の公開鍵で検証でき、署名データ（CMS）に余分なものはありません。",
    en: "The public key of the certificate verifies it, and its data (CMS) hold nothing else.",
  },
  valueFailed: {
    ja: "証明書の公開鍵で検証できないか、署名データ（CMS）が書き換えられています。",
    en: "The public key of the certificate does not verify it, or its data (CMS) were rewritten.",
  },
  named: { ja: "署名者の証明書", en: "Signer's certificate" },
  namedPassed: (serial: string) => ({
    ja: `署名の中で、シリアル番号 ${serial} の証明書が指定されています。合意書の署名欄に印字された番号と見比べられます。`,
    en: `The signature itself names the certificate with the serial number ${serial}: compare it with the one printed in the document.`,
  }),
  namedFailed: {
    ja: "署名の中で指定された証明書と、添えられた証明書が違います。",
    en: "The certificate sent along is not the one that the signature names.",
  },
  chain: { ja: "証明書のつながり", en: "Chain of certificates" },
  chainPassed: (issuer: string) => ({
    ja: `「${issuer}」が発行し、署名の時点で有効期間内でした。用途も署名に限られています。`,
    en: `Issued by “${issuer}”, within its validity at the time of signing, and meant for signing.`,
  }),
  chainParty: (issuer: string, root: string) => ({
    ja: `「${issuer}」が発行し、運営者が受け入れたルート「${root}」につながります。署名の時点で有効期間内で、文書の署名に使える証明書です。`,
    en: `Issued by “${issuer}”, it leads to “${root}”, a root that the operator accepts. It was valid at the time of signing, and may sign documents.`,
  }),
  chainFailed: {
    ja: "このポータルの認証局にも、運営者が受け入れた認証局にもつながらないか、署名の時点で有効期間外です。",
    en: "It leads neither to this portal's authority nor to one that its operator accepts, or was not valid at the time of signing.",
  },
  seal: { ja: "誰の封印か", en: "Whose seal" },
  sealParty: { ja: "誰の証明書か", en: "Whose certificate" },
  sealText: (certificate: string, ends: string) => ({
    ja: `${certificate}。証明書の有効期限は${ends}です。`,
    en: `${certificate}. The certificate ends on ${ends}.`,
  }),
  revocation: { ja: "証明書の失効", en: "Revocation" },
  revocationPassed: (at: string) => ({
    ja: `ファイルに埋め込まれた失効リスト（${at}発行）に、この証明書は載っていません。`,
    en: `The revocation list in the file (issued ${at}) does not name this certificate.`,
  }),
  revocationFailed: (at: string) => ({
    ja: `ファイルに埋め込まれた失効リスト（${at}発行）では、署名の時点でこの証明書が失効していました。`,
    en: `By the revocation list in the file (issued ${at}) this certificate had been revoked when it signed.`,
  }),
  revocationAbsent: {
    ja: "失効リストは、このファイルに入っていません。文書タイムスタンプと一緒に埋め込まれるものです。",
    en: "The file holds no revocation list. One comes together with a document time-stamp.",
  },
  revocationParty: {
    ja: "この証明書を発行した認証局の失効リストは、このファイルに入っていません。失効しているかどうかは、その認証局に確かめてください。",
    en: "The file holds no revocation list of the authority that issued this certificate. Ask that authority whether it was revoked.",
  },
  timestamp: { ja: "署名のタイムスタンプ", en: "Time-stamp of the signature" },
  timestampPassed: (at: string, authority: string) => ({
    ja: `「${authority}」が、この署名が${at}にあったことを証明しています。`,
    en: `“${authority}” vouches that this signature existed on ${at}.`,
  }),
  timestampFailed: {
    ja: "タイムスタンプはありますが、正しくないか、信頼するタイムスタンプ局のものではありません。",
    en: "There is a time-stamp, but it is not valid or not from an authority that is trusted.",
  },
  timestampAbsent: {
    ja: "付いていません。署名の時刻は、ポータルの時計によるものです。",
    en: "None. The time of the signature is that of the portal's own clock.",
  },

  level: { ja: "長期検証の水準", en: "Level for the long term" },
  levelNone: {
    ja: "有効ではない署名があるため、水準を示せません。",
    en: "A signature is not valid, so no level can be stated.",
  },
  store: (certificates: number, lists: number) => ({
    ja: `ファイルに入っている検証用の資料：証明書${certificates}件、失効リスト${lists}件`,
    en: `Material for validation in the file: ${certificates} certificates, ${lists} revocation lists`,
  }),
  documentTimestamps: { ja: "文書タイムスタンプ", en: "Document time-stamps" },
  documentTimestampsNone: {
    ja: "文書タイムスタンプはありません。",
    en: "There is no document time-stamp.",
  },
  documentTimestamp: (number: number, at: string, authority: string) => ({
    ja: `${number}件目：${at}、${authority}`,
    en: `No. ${number}: ${at}, ${authority}`,
  }),
  documentTimestampGood: (until: string, end: string) => ({
    ja: `先頭から${end}バイトまでの全体を守ります。タイムスタンプ局の証明書の期限は${until}で、それまでに次の文書タイムスタンプが要ります。`,
    en: `Protects all of the first ${end} bytes. The authority's certificate ends on ${until}; a further one is due before.`,
  }),
  documentTimestampRenewed: (until: string, end: string) => ({
    ja: `先頭から${end}バイトまでの全体を守ります。タイムスタンプ局の証明書の期限は${until}ですが、後の文書タイムスタンプに引き継がれています。`,
    en: `Protects all of the first ${end} bytes. The authority's certificate ends on ${until}; the next time-stamp has taken over.`,
  }),
  documentTimestampBad: {
    ja: "正しくないか、信頼するタイムスタンプ局のものではありません。",
    en: "Not valid, or not from an authority that is trusted.",
  },
  unknownTime: { ja: "時刻を読めません", en: "time unreadable" },
  notAuthorityRevocation: {
    ja: "タイムスタンプ局の証明書が失効していないかどうかは、その失効リストが文書に入っていないため、調べていません。",
    en: "Whether the certificate of a time-stamp authority was revoked was not checked: the document holds no list about it.",
  },

  own: { ja: "ポータルを使わずに確かめる", en: "Check it without the portal" },
  ownLead: {
    ja: "次のコマンドは、このファイルのために作ったものです。PDFのあるフォルダーで、上から順に実行してください。要るのは sha256sum、qpdf、pdfsig（poppler）、openssl、xxd、awk だけです。",
    en: "These commands were written for this very file. Run them from top to bottom in the folder of the PDF. They need sha256sum, qpdf, pdfsig (poppler), openssl, xxd and awk alone.",
  },
  ownRoots: {
    ja: "先に、ルート証明書をPDFと同じフォルダーに置きます。当事者は、証跡一式に入っているものを使えます。",
    en: "First put the root certificates beside the PDF. Parties can take them from the evidence bundle.",
  },
  sealRoots: { ja: "roots.pem（電子封印のルート証明書）", en: "roots.pem (roots of the platform's seals)" },
  partyRoots: {
    ja: "party-roots.pem（当事者の証明書のルート証明書）",
    en: "party-roots.pem (roots of the parties' own certificates)",
  },
  timestampRoots: {
    ja: "timestamp-roots.pem（タイムスタンプのルート証明書）",
    en: "timestamp-roots.pem (roots of the time-stamps)",
  },
  expectedLine: { ja: "出力に含まれるはずのもの", en: "Must be in what it prints" },
  copyCommand: (what: string) => ({ ja: `「${what}」のコマンドを写す`, en: `Copy the command: ${what}` }),
  numbered: (what: string, number: number, isTimestamp: boolean) => ({
    ja: `${what}（${isTimestamp ? "文書タイムスタンプ" : "署名"}${number}）`,
    en: `${what} (${isTimestamp ? "document time-stamp" : "signature"} ${number})`,
  }),
  pdfsigNote: (signatures: number, stamps: number) => ({
    ja: `署名${signatures}件のそれぞれに「Signature is Valid.」と出ます。「Total document signed」と出るのは最後に加えたものだけで、それより前の署名の「Not total document signed」は、あとから正規に追記があったという意味です。${stamps > 0 ? "文書タイムスタンプを検証済みと表示しない版もあります。その検証には下の openssl ts を使ってください。" : ""}`,
    en: `Each of the ${signatures} signatures says “Signature is Valid.” Only the one added last says “Total document signed”; “Not total document signed” on earlier ones means that something permitted followed.${stamps > 0 ? " Some versions do not verify document time-stamps: use openssl ts below." : ""}`,
  }),
  rootNote: {
    ja: "ここでの値はポータルが示したものです。運営者から別の経路（書面、電話など）で受け取った値とも見比べてください。",
    en: "This value comes from the portal. Compare it with one that the operator gave you another way, on paper or by telephone.",
  },

  partyRootNote: {
    ja: "ここでの値はポータルが示したものです。証明書を発行した認証局が公表している値とも見比べてください。",
    en: "This value comes from the portal. Compare it with the one that the authority itself publishes.",
  },

  acrobat: { ja: "Acrobatで開くとどう見えるか", en: "How Acrobat will show it" },
  acrobatLead: {
    ja: "表示の言葉は、Acrobatの版によって少し違います。",
    en: "The wording differs a little between versions of Acrobat.",
  },
  acrobatUnknown: {
    ja: "黄色い三角と「少なくとも1つの署名に問題があります」「署名者の身元は不明です」が出ます。電子封印の証明書がこのポータル自身の認証局によるもので、Acrobatの信頼リストにないためです。改ざんの意味ではありません。署名パネルで「署名後に文書は変更されていません」と出ることを確かめてください。",
    en: "A yellow triangle says that at least one signature has problems and that the signer's identity is unknown: the certificates of the seals come from this portal's own authority, which is not on Acrobat's list. It does not mean forgery. Look in the signature panel for “Document has not been modified since this signature was applied”.",
  },
  acrobatTrust: (fingerprint: string) => ({
    ja: `ルート証明書（roots.pem）を「信頼済み証明書」に取り込み、「この証明書を信頼済みのルートとして使用」を選ぶと、緑のチェックに変わります。取り込む前に、SHA-256の指紋が ${fingerprint} であることを、運営者から別の経路で受け取った値と見比べてください。`,
    en: `Import the root (roots.pem) into the trusted certificates and choose “Use this certificate as a trusted root”: the mark turns green. Before that compare its SHA-256 fingerprint, ${fingerprint}, with the one that the operator gave you another way.`,
  }),
  acrobatParty: {
    ja: "当事者の証明書による署名は、発行した認証局がAcrobatの信頼リストにあれば緑のチェックになり、なければ「署名者の身元は不明です」と出ます。後者も改ざんの意味ではありません。",
    en: "A signature by a party's own certificate is shown with a green mark where its authority is on Acrobat's list, and otherwise says that the signer's identity is unknown. That does not mean forgery either.",
  },
  acrobatPartyTrust: (root: string, fingerprint: string) => ({
    ja: `信頼リストにないときは、ルート証明書「${root}」（party-roots.pem）を同じように取り込めます。その前に、SHA-256の指紋が ${fingerprint} であることを、その認証局が公表している値と見比べてください。`,
    en: `Where it is not on the list, the root “${root}” (party-roots.pem) can be imported into the trusted certificates as a trusted root. Before that compare its SHA-256 fingerprint, ${fingerprint}, with the one that the authority publishes.`,
  }),
  acrobatChanged: {
    ja: "署名のあとに手が加えられたファイルでは、赤いばつ印や「署名後に文書が変更または破損しました」が出ます。ただし、追記の手口によっては警告が出ない版もあるため、このページの結果を優先してください。",
    en: "Where the file was tampered with after signing, a red cross says that the document was altered or corrupted. Some versions miss some kinds of additions: rely on this page's result first.",
  },
  acrobatCertified: {
    ja: "最初の署名は文書の「証明」を兼ねています（DocMDP、許可レベル2）。青いリボンと、許される変更は署名とフォームへの入力だけという説明が出ます。ページへの注釈や編集はできません。",
    en: "The first signature also certifies the document (DocMDP, level 2): a blue ribbon says that only signing and filling in forms are allowed. Pages can be neither annotated nor edited.",
  },
  acrobatLater: {
    ja: "先の署名には、あとから署名が加わったという説明が付きます。双方が順に署名したためで、正常です。",
    en: "Earlier signatures are shown with a note that a signature followed. Both sides signed in turn: that is as it should be.",
  },
  acrobatStamps: (count: number) => ({
    ja: `文書タイムスタンプ${count}件は、署名パネルに「文書のタイムスタンプ署名」として別に並びます。人の署名ではなく、タイムスタンプ局の名前が出ます。その局をAcrobatが知らなければ、これも「身元は不明」です。`,
    en: `The ${count} document time-stamps stand in the signature panel as entries of their own, with the name of the time-stamp authority instead of a person. If Acrobat does not know the authority, its identity is unknown too.`,
  }),
  acrobatTime: {
    ja: "タイムスタンプ局をAcrobatが知らないときは、「署名にはタイムスタンプが埋め込まれていますが、検証できませんでした」と出ます。署名の時刻は、このページか openssl ts で確かめられます。",
    en: "Where Acrobat does not know the authority, it says that the embedded time-stamp could not be verified. Check the time on this page or by openssl ts.",
  },
  acrobatNoTime: {
    ja: "タイムスタンプがないため、時刻は「署名者のコンピューターの時計による」と出ます。ここではポータルの時計です。",
    en: "Without a time-stamp it says that the time is from the clock of the signer's computer. Here that is the portal's.",
  },
} as const satisfies Topic;

/** What each PAdES level means (ETSI EN 319 142-1). */
export const levelTexts = {
  "B-B": {
    ja: "PAdES B-B：署名だけがあり、第三者による時刻の証明はありません。",
    en: "PAdES B-B: signatures alone, no third party vouches for the time.",
  },
  "B-T": {
    ja: "PAdES B-T：すべての署名に、第三者のタイムスタンプが付いています。",
    en: "PAdES B-T: each signature carries a time-stamp of a third party.",
  },
  "B-LT": {
    ja: "PAdES B-LT：タイムスタンプに加えて、あとで検証するための証明書と失効リストが入っています。",
    en: "PAdES B-LT: besides time-stamps, it holds the certificates and revocation lists for later validation.",
  },
  "B-LTA": {
    ja: "PAdES B-LTA：検証に要る資料を含む全体に、文書タイムスタンプが付いています。期限の前に更新を続ければ、証明書の期限のあとも検証できます。",
    en: "PAdES B-LTA: a document time-stamp covers all of it, the material for validation included. Renewed in time, it can be verified after certificates have ended.",
  },
} as const satisfies Topic;

/** What each command of `ownChecks` is for. */
export const ownCheckSteps: Readonly<Record<OwnCheckStep, Text>> = {
  "file-digest": { ja: "ファイルのSHA-256", en: "SHA-256 of the file" },
  structure: { ja: "PDFの構造", en: "Structure of the PDF" },
  "content-digest": { ja: "埋め込まれた合意内容のSHA-256", en: "SHA-256 of the embedded content" },
  pdfsig: { ja: "pdfsigによる署名の検証", en: "The signatures by pdfsig" },
  root: { ja: "ルート証明書の指紋", en: "Fingerprint of the root" },
  "party-root": { ja: "当事者の証明書のルートの指紋", en: "Fingerprint of the root of a party's certificate" },
  "signed-bytes": { ja: "覆う範囲を切り出してSHA-256を計算", en: "Cut out the covered bytes and hash them" },
  certificate: { ja: "署名の値を取り出して証明書を表示", en: "Take out the value and show its certificate" },
  signature: { ja: "署名と証明書のつながりを検証", en: "Verify the signature and its chain" },
  "signature-timestamp": { ja: "署名のタイムスタンプを検証", en: "Verify the time-stamp of the signature" },
  "document-timestamp": { ja: "文書タイムスタンプを検証", en: "Verify the document time-stamp" },
};

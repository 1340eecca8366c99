import { Injectable } from "@nestjs/common";
import type { Language, Text } from "@portal/shared";
import { inspectPdfInWorker } from "../document/document-pool.js";
import type { PdfInspection } from "../document/inspect.js";
import { Database } from "../platform/database.js";
import { sha256 } from "../platform/digest.js";
import { RootsService } from "../signing/roots.service.js";
import { inspectionView } from "./inspection-view.js";
import type { KnownDocumentView, VerificationView } from "./verification.dto.js";

interface KnownDocument extends Omit<KnownDocumentView, "current"> {
  lapsed: boolean;
  agreementId: string;
  contentDigest: string;
}

export type Examination = Omit<VerificationView, "problems"> & {
  readonly problems: readonly { readonly code: string; readonly detail: Text }[];
};

/** A PDF → a verdict in plain words: what its signatures say, what changed since, and whether the file is the one on record. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly db: Database,
    private readonly roots: RootsService,
  ) {}

  async verify(bytes: Uint8Array, language: Language): Promise<VerificationView> {
    const { problems, ...verdict } = await this.examine(bytes);
    return { ...verdict, problems: problems.map(({ code, detail }) => ({ code, detail: detail[language] })) };
  }

  /** The same in both languages. */
  async examine(bytes: Uint8Array): Promise<Examination> {
    const inspection = await inspectPdfInWorker(bytes, await this.roots.all());
    const digest = sha256(bytes);
    const embedded = embeddedAgreement(inspection);
    const known = await this.known(digest);
    const problems = [...inspection.problems, ...recordProblems(known, embedded)];
    return {
      intact: problems.length === 0 && known !== undefined,
      sha256: digest,
      ...inspectionView(inspection),
      agreementId: known?.agreementId ?? embedded?.agreementId ?? null,
      contentDigest: embedded?.contentDigest ?? null,
      matchesRecord: known !== undefined,
      record: known
        ? {
            number: known.number,
            revision: known.revision,
            stage: known.stage,
            newestStage: known.newestStage,
            over: known.over,
            supersededBy: known.supersededBy,
            current: !known.lapsed && !isStepOfTheWay(known),
          }
        : null,
      problems,
    };
  }

  private known(digest: string): Promise<KnownDocument | undefined> {
    return this.db.asSystem("verification", async (tx) => {
      const [row] = await tx.query<KnownDocument>("select * from app.known_document($1)", [digest]);
      return row;
    });
  }
}

function embeddedAgreement({
  content: attachment,
}: PdfInspection): { agreementId: string | null; contentDigest: string } | undefined {
  if (!attachment) return undefined;
  try {
    const content = JSON.parse(Buffer.from(attachment.bytes).toString("utf8")) as { agreementId?: unknown };
    return {
      agreementId: typeof content.agreementId === "string" ? content.agreementId : null,
      contentDigest: attachment.sha256,
    };
  } catch {
    // Anything may be embedded in a foreign file.
    return { agreementId: null, contentDigest: attachment.sha256 };
  }
}

function recordProblems(
  known: KnownDocument | undefined,
  embedded: { contentDigest: string } | undefined,
): { code: string; detail: Text }[] {
  if (!known)
    return [
      {
        code: "not-on-record",
        detail: {
          ja: "この記録にあるどの合意書とも一致しません。内容が変わっているか、別の場所で作られたファイルです",
          en: "It matches no agreement on record here: it was altered, or made elsewhere",
        },
      },
    ];
  return [
    ...(embedded && embedded.contentDigest !== known.contentDigest
      ? [
          {
            code: "content-mismatch",
            detail: {
              ja: "埋め込まれた合意内容が記録と一致しません",
              en: "The embedded content is not the one on record",
            },
          },
        ]
      : []),
    ...standing(known),
  ];
}

const stages: Readonly<Record<KnownDocumentView["stage"], Text>> = {
  base: { ja: "署名前のもの", en: "the one before any signature" },
  vendor: { ja: "事業者だけが署名したもの", en: "the one with the vendor's signature alone" },
  hospital: { ja: "双方が署名したもの", en: "the one with both signatures" },
  archive: {
    ja: "双方の署名に文書タイムスタンプを加えたもの",
    en: "the one with a document time-stamp over both signatures",
  },
};

const signedByBoth = (stage: KnownDocumentView["stage"]): boolean => stage === "hospital" || stage === "archive";

// A document time-stamp is added to what is complete already: the file without it says the same.
const isStepOfTheWay = ({ stage, newestStage }: Pick<KnownDocumentView, "stage" | "newestStage">): boolean =>
  stage !== newestStage && !signedByBoth(stage);

// What the file is worth now, though nothing in it was altered.
function standing({ lapsed, stage, newestStage }: KnownDocument): { code: string; detail: Text }[] {
  if (lapsed)
    return [
      {
        code: "lapsed",
        detail: {
          ja: "協議に戻されたため、この改訂の署名は失効しています",
          en: "The agreement was reopened: the signature on this revision has lapsed",
        },
      },
    ];
  if (!isStepOfTheWay({ stage, newestStage })) return [];
  const { ja, en } = stages[stage];
  const isConcluded = signedByBoth(newestStage);
  return [
    {
      code: "older-stage",
      detail: {
        ja: `${isConcluded ? "この合意はすでに成立しています" : "このあとに事業者が署名しています"}。お手元のファイルは途中の版（${ja}）です`,
        en: `${isConcluded ? "This agreement has been concluded" : "The vendor has signed since"}; your file is an earlier state, ${en}`,
      },
    },
  ];
}

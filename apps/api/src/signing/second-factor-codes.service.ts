import { createHash, randomBytes } from "node:crypto";
import { Inject, Injectable } from "@nestjs/common";
import type { SecondFactorKind } from "@portal/shared";
import { AttemptsService } from "../identity/attempts.service.js";
import { recordEverywhere } from "../identity/sessions.service.js";
import type { Tx } from "../platform/database.js";
import { Problem } from "../platform/problem.js";
import { MASTER_KEY, type MasterKey, ownerOf } from "./master-key.js";
import type { PasskeyAnswerDto } from "./passkeys.dto.js";
import type { SealedSecret } from "./sealed-secret.js";
import { base32, matchingStep, stepAt, typedCode } from "./totp.js";

/** What a code turned out to be. */
export type CodeFactor = "totp" | "recovery";

/** A second factor as a person gives it: one of the two. */
export interface SecondFactorProof {
  /** Of the authenticator app, or a recovery code. */
  readonly code?: string;
  readonly passkey?: PasskeyAnswerDto;
}

/** Whether there is something in it that could be wrong. */
export const isGuess = ({ code, passkey }: SecondFactorProof): boolean => code !== undefined || passkey !== undefined;

/** @throws Problem `second-factor.code-missing` */
export function requireCode({ code }: SecondFactorProof): string {
  if (code !== undefined) return code;
  throw new Problem("second-factor.code-missing", {
    errors: [
      {
        pointer: "/code",
        code: "required",
        detail: { ja: "認証コードを入力します", en: "Enter the code of your second factor" },
      },
    ],
  });
}

const RECOVERY_CODES = 10;
// 80 bits: beyond guessing even for who holds the hashes, so that a plain SHA-256 is enough.
const RECOVERY_CODE_BYTES = 10;

/** Codes of a person's second factor: whether one is right, and using it up. */
@Injectable()
export class SecondFactorCodesService {
  constructor(
    private readonly attempts: AttemptsService,
    @Inject(MASTER_KEY) private readonly master: MasterKey,
  ) {}

  /** Work that uses up a code; wrong ones count like failed sign-ins. @throws Problem `too-many-requests` */
  counted<T>(personId: string, work: () => Promise<T>): Promise<T> {
    return this.attempts.counted(`second-factor ${personId}`, work);
  }

  seal(tx: Tx, personId: string, secret: Uint8Array): Promise<SealedSecret> {
    return this.master.seal(tx, ownerOf.secondFactor(personId), secret);
  }

  /**
   * Uses up a code in the caller's transaction: it works once.
   * @throws Problem `second-factor.wrong`, `second-factor.code-used`, `second-factor.not-enrolled`
   */
  async use(tx: Tx, personId: string, typed: string): Promise<CodeFactor> {
    const factors = await tx.query<{ id: string; kind: SecondFactorKind }>(
      "select id, kind from second_factor where person_id = $1 and confirmed_at is not null",
      [personId],
    );
    if (factors.length === 0) throw new Problem("second-factor.not-enrolled");
    const code = typedCode(typed);
    if (/^\d{6}$/.test(code)) {
      const app = factors.find(({ kind }) => kind === "totp");
      // Who has passkeys alone has no code of an app that could be right.
      if (!app) throw wrong();
      await this.useStep(tx, personId, app.id, code);
      return "totp";
    }
    await this.useRecoveryCode(tx, personId, code);
    return "recovery";
  }

  /** The time-based code of one factor, confirmed or not. */
  async useStep(tx: Tx, personId: string, factorId: string, typed: string): Promise<void> {
    const factor = await tx.one<{ sealed: SealedSecret; usedStep: string; now: string }>(
      `select sealed_secret as sealed, used_step as "usedStep", floor(extract(epoch from clock_timestamp()))::bigint as now
         from second_factor where id = $1 and person_id = $2 and kind = 'totp' for update`,
      [factorId, personId],
    );
    const secret = this.master.open(ownerOf.secondFactor(personId), factor.sealed);
    const step = matchingStep(secret, typedCode(typed), stepAt(Number(factor.now)));
    secret.fill(0);
    if (step === undefined) throw wrong();
    if (step <= Number(factor.usedStep)) throw new Problem("second-factor.code-used");
    await tx.query("update second_factor set used_step = $2, last_used_at = clock_timestamp() where id = $1", [
      factorId,
      step,
    ]);
  }

  /** New ones in place of all earlier ones; told once, stored as hashes. */
  async renewRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () => base32(randomBytes(RECOVERY_CODE_BYTES)));
    await tx.query("delete from recovery_code where person_id = $1", [personId]);
    for (const code of codes)
      await tx.query("insert into recovery_code (person_id, hash) values ($1, $2)", [personId, hashOf(code)]);
    return codes.map((code) => code.match(/.{4}/g)!.join("-"));
  }

  private async useRecoveryCode(tx: Tx, personId: string, code: string): Promise<void> {
    const used = await tx.query(
      `update recovery_code set used_at = clock_timestamp() where person_id = $1 and hash = $2 and used_at is null
       returning person_id`,
      [personId, hashOf(code)],
    );
    if (used.length === 0) throw wrong();
    await recordEverywhere(tx, "account.recovery-code-used", personId);
  }
}

const hashOf = (code: string) => createHash("sha256").update(code).digest();
const wrong = () =>
  new Problem("second-factor.wrong", {
    errors: [{ pointer: "/code", code: "wrong", detail: { ja: "認証コードが違います", en: "The code is wrong" } }],
  });

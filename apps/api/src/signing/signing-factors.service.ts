import { Inject, Injectable } from "@nestjs/common";
import type { SecondFactorKind, SigningFactor } from "@portal/shared";
import type { Config } from "../platform/config.js";
import type { Tx } from "../platform/database.js";
import { CONFIG } from "../platform/platform.module.js";
import { Problem } from "../platform/problem.js";
import { PasskeyProofsService } from "./passkey-proofs.service.js";
import { requireCode, SecondFactorCodesService, type SecondFactorProof } from "./second-factor-codes.service.js";

const WAIT_AFTER_RESET_HOURS = 24;

/** The second factor at the act of signing: who needs which, and using it up. */
@Injectable()
export class SigningFactorsService {
  constructor(
    private readonly codes: SecondFactorCodesService,
    private readonly passkeys: PasskeyProofsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get isRequired(): boolean {
    return this.config.signingSecondFactor === "required";
  }

  /** What the person has set up. @throws Problem `second-factor.not-enrolled` where everybody needs one, `second-factor.reset-recently` */
  async kinds(tx: Tx, personId: string): Promise<SecondFactorKind[]> {
    await requireNoRecentReset(tx, personId);
    return this.enrolled(tx, personId);
  }

  /**
   * Uses it up in the caller's transaction.
   * @param bound what a passkey must have signed; null without a challenge
   */
  async use(
    tx: Tx,
    personId: string,
    proof: SecondFactorProof,
    bound: Buffer | null,
  ): Promise<{ factors: readonly SigningFactor[]; credentialId: string | null }> {
    await requireNoRecentReset(tx, personId);
    if (proof.passkey) {
      // Without one there is nothing that a passkey could have signed.
      if (!bound) throw new Problem("signing.challenge-missing");
      const credentialId = await this.passkeys.use(tx, personId, proof.passkey, bound);
      return { factors: ["password", "passkey"], credentialId };
    }
    if (proof.code === undefined && (await this.enrolled(tx, personId)).length === 0)
      return { factors: ["password"], credentialId: null };
    const factor = await this.codes.use(tx, personId, requireCode(proof));
    return { factors: ["password", factor], credentialId: null };
  }

  private async enrolled(tx: Tx, personId: string): Promise<SecondFactorKind[]> {
    const enrolled = await tx.query<{ kind: SecondFactorKind }>(
      "select distinct kind from second_factor where person_id = $1 and confirmed_at is not null order by kind desc",
      [personId],
    );
    if (this.isRequired && enrolled.length === 0) throw new Problem("second-factor.not-enrolled");
    return enrolled.map(({ kind }) => kind);
  }
}

async function requireNoRecentReset(tx: Tx, personId: string): Promise<void> {
  const recent = await tx.query(
    "select 1 from person where id = $1 and second_factor_reset_at > clock_timestamp() - make_interval(hours => $2)",
    [personId, WAIT_AFTER_RESET_HOURS],
  );
  if (recent.length > 0) throw new Problem("second-factor.reset-recently");
}

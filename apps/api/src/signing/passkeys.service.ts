import { Inject, Injectable } from "@nestjs/common";
import { PASSKEYS_MAX } from "@portal/shared";
import type { SignedIn } from "../platform/actor.js";
import type { Config } from "../platform/config.js";
import { Database } from "../platform/database.js";
import { newId } from "../platform/identifier.js";
import { CONFIG } from "../platform/platform.module.js";
import { Problem } from "../platform/problem.js";
import { algorithms, registeredPasskey } from "./passkey.js";
import { PasskeyProofsService } from "./passkey-proofs.service.js";
import type { AddPasskeyDto, PasskeyCreationView, PasskeyRequestView } from "./passkeys.dto.js";
import { SecondFactorCodesService, type SecondFactorProof } from "./second-factor-codes.service.js";
import type { RecoveryCodesView } from "./second-factors.dto.js";
import { lockPerson, nowGuarded, SecondFactorsService } from "./second-factors.service.js";

/** A person's own passkeys: registering one, and asking for one of them. */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly db: Database,
    private readonly factors: SecondFactorsService,
    private readonly proofs: PasskeyProofsService,
    private readonly codes: SecondFactorCodesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Problem `passkey.too-many`, those of `SecondFactorsService.mayAdd` */
  begin(person: SignedIn, password: string, proof: SecondFactorProof): Promise<PasskeyCreationView> {
    const { userId, name, email } = person;
    return this.factors.mayAdd(person, password, proof, async (tx) => {
      const passkeys = await this.proofs.passkeysOf(tx, userId);
      if (passkeys.length >= PASSKEYS_MAX) throw new Problem("passkey.too-many");
      const challenge = await this.proofs.challenge(tx, person, "registration");
      return {
        challenge: challenge.toString("base64url"),
        relyingPartyId: this.proofs.relyingParty.id,
        relyingPartyName: this.config.operatorName,
        // Web Authentication, 14.6.1: nothing in it tells who the person is.
        userHandle: Buffer.from(userId.replaceAll("-", ""), "hex").toString("base64url"),
        userName: email,
        userDisplayName: name,
        algorithms: [...algorithms],
        passkeys,
      };
    });
  }

  /**
   * It guards the account at once. With the first second factor come recovery codes, told once; with a further one none.
   * @throws Problem `passkey.challenge-over`, `passkey.refused`, `passkey.too-many`, `already-exists`
   */
  add(person: SignedIn, { name, clientData, attestation, transports }: AddPasskeyDto): Promise<RecoveryCodesView> {
    const { userId } = person;
    const said = Buffer.from(clientData, "base64url");
    return this.db.asSystem(
      "sign-in",
      async (tx) => {
        await lockPerson(tx, userId);
        const challenge = await this.proofs.useChallenge(tx, person, "registration", said);
        const { relyingParty } = this.proofs;
        const made = registeredPasskey(said, Buffer.from(attestation, "base64url"), { challenge, relyingParty });
        if ((await this.proofs.passkeysOf(tx, userId)).length >= PASSKEYS_MAX) throw new Problem("passkey.too-many");
        const added = await tx.query(
          `insert into second_factor (id, person_id, kind, name, credential_id, public_key, sign_count, transports, confirmed_at)
           values ($1, $2, 'passkey', $3, $4, $5, $6, $7, clock_timestamp()) on conflict do nothing returning id`,
          [newId(), userId, name.trim(), made.credentialId, made.publicKey, made.signCount, [...new Set(transports)]],
        );
        if (added.length === 0) throw new Problem("already-exists");
        return nowGuarded(tx, person, this.codes, { kind: "passkey", name: name.trim() });
      },
      userId,
    );
  }

  /** For completing a sign-in. @throws Problem `wrong-state`, `second-factor.not-enrolled` */
  requestForSignIn(person: SignedIn): Promise<PasskeyRequestView> {
    if (!person.secondFactorMissing) throw new Problem("wrong-state");
    return this.request(person, "sign-in");
  }

  /** For an act on one's own second factors. @throws Problem `second-factor.not-enrolled` */
  requestForChange(person: SignedIn): Promise<PasskeyRequestView> {
    return this.request(person, "change");
  }

  private request(person: SignedIn, purpose: "sign-in" | "change"): Promise<PasskeyRequestView> {
    return this.db.asSystem(
      "sign-in",
      async (tx) => this.proofs.request(tx, person.userId, await this.proofs.challenge(tx, person, purpose)),
      person.userId,
    );
  }
}

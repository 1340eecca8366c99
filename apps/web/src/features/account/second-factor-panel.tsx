import { useState, type ReactNode } from "react";
import { passkey as passkeyTexts } from "../../texts/passkey.js";
import { secondFactor as texts } from "../../texts/second-factor.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useText } from "../../ui/text-language.js";
import { PasskeySetup } from "./passkey-setup.js";
import { RecoveryCodes } from "./recovery-codes.js";
import { SecondFactorBegin, type Begun } from "./second-factor-begin.js";
import { SecondFactorOn } from "./second-factor-on.js";
import { SecondFactorSetup } from "./second-factor-setup.js";
import { useSecondFactors } from "./second-factor.api.js";

/** One's own second factors: none, one being set up, the recovery codes once, the list of those that are on. */
export function SecondFactorPanel({ back }: { back: ReactNode }) {
  const t = useText();
  const { items, recoveryCodesLeft } = useSecondFactors();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [told, setTold] = useState<{ codes: readonly string[]; justSetUp: boolean } | null>(null);
  const [added, setAdded] = useState("");
  const isOn = items.length > 0;
  const finish = (codes: readonly string[], what: string) => {
    setBegun(null);
    setAdded(what);
    // With a further one come no codes: the earlier ones stay in force.
    if (codes.length > 0) setTold({ codes, justSetUp: true });
  };
  const begin = (next: Begun) => {
    setAdded("");
    setBegun(next);
  };
  const body = () => {
    if (told) return <RecoveryCodes {...told} onKept={() => setTold(null)} />;
    if (begun?.kind === "totp")
      return (
        <SecondFactorSetup
          begun={begun.app}
          onConfirmed={(codes) => finish(codes, t(texts.appAdded))}
          onLeave={() => setBegun(null)}
        />
      );
    if (begun)
      return (
        <PasskeySetup
          creation={begun.creation}
          onAdded={(name, codes) => finish(codes, t(passkeyTexts.added(name)))}
          onLeave={() => setBegun(null)}
        />
      );
    if (!isOn) return <SecondFactorBegin onBegun={begin} />;
    return (
      <SecondFactorOn
        factors={items}
        codesLeft={recoveryCodesLeft}
        onBegun={begin}
        onRenewed={(codes) => setTold({ codes, justSetUp: false })}
        onRemoved={() => setAdded("")}
      />
    );
  };
  return (
    <section className="panel" aria-labelledby="second-factor">
      <div className="head">
        <h2 id="second-factor">{t(texts.title)}</h2>
        <StatusBadge tone={isOn ? "ok" : "neutral"}>{t(isOn ? texts.isOn : texts.isOff)}</StatusBadge>
      </div>
      <div className="body stack">
        <p role="status" className={added && !told && !begun ? "strong" : "sr"}>
          {told ? "" : added}
        </p>
        {body()}
        {isOn && !told && !begun && back && <p>{back}</p>}
      </div>
    </section>
  );
}

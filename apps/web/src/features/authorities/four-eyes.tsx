import { Checkbox } from "@mantine/core";
import { useActing } from "../../api/acting.js";
import { authorities } from "../../texts/authorities.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useFourEyes } from "./authorities.api.js";

/** Whether somebody else than the author signs; set by administrators, read by everybody. */
export function FourEyes() {
  const t = useText();
  const { may } = useActing();
  const { isAsked, set, isPending, isSuccess, variables, error } = useFourEyes();
  return (
    <section className="panel" aria-labelledby="four-eyes">
      <div className="head">
        <h2 id="four-eyes">{t(authorities.fourEyes)}</h2>
        <span className="small" role="status">
          {isSuccess && t(authorities.saved)}
        </span>
      </div>
      <div className="body stack">
        <RefusalNotice error={error} />
        {may("organization.edit") ? (
          <Checkbox
            label={t(authorities.fourEyesLabel)}
            description={t(authorities.fourEyesHelp)}
            checked={isPending ? variables : isAsked}
            aria-busy={isPending}
            onChange={(event) => !isPending && set(event.currentTarget.checked)}
          />
        ) : (
          <p>{t(isAsked ? authorities.fourEyesOn : authorities.fourEyesOff)}</p>
        )}
      </div>
    </section>
  );
}

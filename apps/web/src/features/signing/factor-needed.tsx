import { Button } from "@mantine/core";
import { Link } from "react-router";
import { signing } from "../../texts/signing.js";
import { paths } from "../../ui/paths.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { useText } from "../../ui/text-language.js";

/** This installation wants a second factor of everybody who signs: the way to it, and from there back here. */
export function FactorNeeded({ backTo }: { backTo: string }) {
  const t = useText();
  return (
    <ProblemNotice
      tone="warn"
      title={t(signing.factorNeeded)}
      actions={
        <Button component={Link} to={paths.accountFor(backTo)}>
          {t(signing.setUpFactor)}
        </Button>
      }
    >
      {t(signing.factorNeededHelp)}
    </ProblemNotice>
  );
}

import { Button } from "@mantine/core";
import { templates } from "../../texts/templates.js";
import { useText } from "../../ui/text-language.js";
import type { Chosen } from "./chosen-rows.js";

/** すべて選ぶ and すべて外す above a list of rows to choose from. */
export function ChooseRows({ chosen }: { chosen: Chosen }) {
  const t = useText();
  return (
    <div className="row">
      <Button variant="default" size="xs" onClick={chosen.chooseAll}>
        {t(templates.chooseAll)}
      </Button>
      <Button variant="default" size="xs" onClick={chosen.chooseNone}>
        {t(templates.chooseNone)}
      </Button>
    </div>
  );
}

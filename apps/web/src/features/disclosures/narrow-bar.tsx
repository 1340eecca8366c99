import { Button, Drawer } from "@mantine/core";
import { IconAlertTriangle, IconChevronUp } from "@tabler/icons-react";
import { useState } from "react";
import { disclosures } from "../../texts/disclosures.js";
import { useText } from "../../ui/text-language.js";
import { useEditor } from "./editor-context.js";
import css from "./editor.module.css";
import { MissingBody } from "./missing-panel.js";
import { SectionOutline } from "./section-outline.js";

/** On a phone the sections and the missing items stand behind two buttons at the lower edge. */
export function NarrowBar() {
  const t = useText();
  const { completeness } = useEditor();
  const [shown, setShown] = useState<"sections" | "missing" | null>(null);
  const hide = () => setShown(null);
  const { answered, required, missing } = completeness;
  return (
    <div className={`narrow-only no-print ${css.bar}`}>
      <Button
        variant="default"
        rightSection={<IconChevronUp size={16} aria-hidden />}
        onClick={() => setShown("sections")}
      >
        {t(disclosures.contents)} {answered} / {required}
      </Button>
      <Button
        variant="default"
        leftSection={<IconAlertTriangle size={16} aria-hidden />}
        onClick={() => setShown("missing")}
      >
        {t(disclosures.missingShort(missing.length))}
      </Button>
      <Drawer
        opened={shown === "sections"}
        onClose={hide}
        title={<strong>{t(disclosures.outline)}</strong>}
        position="bottom"
        size="80%"
      >
        <SectionOutline onFollow={hide} />
      </Drawer>
      <Drawer
        opened={shown === "missing"}
        onClose={hide}
        title={<strong>{t(disclosures.missingTitle)}</strong>}
        position="bottom"
        size="80%"
      >
        <MissingBody onFollow={hide} />
      </Drawer>
    </div>
  );
}

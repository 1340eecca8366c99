import { Button, Radio, Stack, Textarea } from "@mantine/core";
import { COMMENT_MAX, type Text } from "@portal/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useActing } from "../../api/acting.js";
import { disclosures } from "../../texts/disclosures.js";
import { paths } from "../../ui/paths.js";
import { placeAt } from "./finding-place.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { useDisclosureCatalogue } from "../../api/disclosure-catalogue.js";
import { usePublish, type Disclosure, type Visibility } from "./disclosure.api.js";

const visibilities: readonly { value: Visibility; label: Text }[] = [
  { value: "directory", label: disclosures.visibilityDirectory },
  { value: "named", label: disclosures.visibilityNamed },
  { value: "link", label: disclosures.visibilityLink },
];

/** The publication itself, once nothing hinders it; until then, what does. */
export function PublicationForm({ disclosure }: { disclosure: Disclosure }) {
  const { may } = useActing();
  const t = useText();
  const { missing } = disclosure.completeness;
  const { allowed, code } = disclosure.publishing;
  if (allowed && missing.length === 0) return <Form disclosure={disclosure} />;
  const approval =
    disclosure.status === "in_review"
      ? disclosures.nextWait
      : may("disclosure.request-review")
        ? disclosures.nextAsk
        : disclosures.nextEditor;
  return (
    <ProblemNotice tone="info" title={t(disclosures.cannotPublishYet)}>
      {missing.length > 0 && <p>{t(disclosures.nextFinish(missing.length))}</p>}
      {!allowed && <p>{t(code === "forbidden" ? disclosures.personMayNot : approval)}</p>}
    </ProblemNotice>
  );
}

function Form({ disclosure }: { disclosure: Disclosure }) {
  const t = useText();
  const navigate = useNavigate();
  const catalogue = useDisclosureCatalogue(disclosure.catalogueId);
  const { mutateAsync, error, isPending } = usePublish(disclosure.id);
  const [changeNote, setChangeNote] = useState("");
  const [visibility, setVisibility] = useState<Visibility>("directory");
  const publish = async () => {
    try {
      const version = await mutateAsync({ changeNote: changeNote.trim(), visibility });
      await navigate(paths.version(version.id));
    } catch {
      // Shown above the fields.
    }
  };
  return (
    <form
      className="panel"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) void publish();
      }}
    >
      <div className="body stack">
        <RefusalNotice error={error} hrefOf={(pointer) => placeAt(disclosure.id, catalogue, pointer)} />
        <Textarea
          label={t(disclosures.changeNote)}
          description={t(disclosures.changeNoteHelp)}
          autosize
          minRows={3}
          maxLength={COMMENT_MAX}
          value={changeNote}
          onChange={(event) => setChangeNote(event.currentTarget.value)}
        />
        <Radio.Group
          label={t(disclosures.visibility)}
          value={visibility}
          onChange={(value) => setVisibility(visibilities.find((one) => one.value === value)?.value ?? "directory")}
        >
          <Stack gap="sm">
            {visibilities.map(({ value, label }) => (
              <Radio key={value} value={value} label={t(label)} />
            ))}
          </Stack>
        </Radio.Group>
        <div>
          <Button type="submit" aria-busy={isPending}>
            {t(disclosures.publish)}
          </Button>
        </div>
      </div>
    </form>
  );
}

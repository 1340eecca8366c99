import { Button } from "@mantine/core";
import type { Text } from "@portal/shared";
import { IconPrinter } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { agreements } from "../../texts/agreements.js";
import { pieces } from "../../texts/pieces.js";
import { PageHeader } from "../../ui/page-header.js";
import { paths } from "../../ui/paths.js";
import { useText } from "../../ui/text-language.js";
import type { Agreement } from "./agreements.api.js";

/** The head of a page that shows an agreement in another form, to be read and printed: which agreement, and the way back to it. */
export function AgreementSheetHeader({
  agreement,
  title,
  children,
  actions,
}: {
  agreement: Agreement;
  title: Text;
  /** What else is to be known before reading. */
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const t = useText();
  return (
    <PageHeader
      crumbs={[
        { label: t(agreements.title), to: paths.agreements },
        { label: agreement.number, to: paths.agreement(agreement.id) },
      ]}
      title={t(title)}
      lead={
        <>
          <p>
            {agreement.service.name} ・ {agreement.number} ・ {t(agreements.revision(agreement.revision))}
          </p>
          {children}
        </>
      }
      actions={
        <>
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
            {t(pieces.print)}
          </Button>
          {actions}
        </>
      }
    />
  );
}

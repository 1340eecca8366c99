import { Button, Modal } from "@mantine/core";
import { useForm } from "react-hook-form";
import { useNavigate } from "react-router";
import { pieces } from "../../texts/pieces.js";
import { services } from "../../texts/services.js";
import { paths } from "../../ui/paths.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useText } from "../../ui/text-language.js";
import { ServiceFields } from "./service-fields.js";
import { newService } from "./service-forms.js";
import { useCreateService, type ServiceInput } from "./services.api.js";

/** Registers a service and goes on to its page. */
export function CreateDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText();
  return (
    <Modal opened={opened} onClose={onClose} title={<strong>{t(services.create)}</strong>} size="lg">
      <Form onClose={onClose} />
    </Modal>
  );
}

function Form({ onClose }: { onClose: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const { mutateAsync, error, isPending } = useCreateService();
  const form = useForm<ServiceInput>({ defaultValues: newService });
  const submit = form.handleSubmit(async (input) => {
    if (isPending) return;
    try {
      const { id } = await mutateAsync(input);
      await navigate(paths.service(id));
    } catch {
      // Shown above the fields.
    }
  });
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <RefusalNotice error={error} />
      <ServiceFields form={form} />
      <div className="row" style={{ justifyContent: "flex-end" }}>
        <Button variant="default" onClick={onClose}>
          {t(pieces.cancel)}
        </Button>
        <Button type="submit" aria-busy={isPending}>
          {t(services.createIt)}
        </Button>
      </div>
    </form>
  );
}

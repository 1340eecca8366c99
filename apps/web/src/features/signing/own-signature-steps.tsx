import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useId, useState, type ChangeEvent } from "react";
import { signing } from "../../texts/signing.js";
import { instantWords } from "../../ui/date-words.js";
import { ProblemNotice } from "../../ui/problem-notice.js";
import { RefusalNotice } from "../../ui/refusal-notice.js";
import { useLanguage, useText } from "../../ui/text-language.js";
import {
  usePreparedSignature,
  type OwnSignature,
  type PreparedSignature,
  type SignedAgreement,
} from "./signing.api.js";
import css from "./signing.module.css";

// An RSA signature of 8192 bits has 1024 bytes; what is larger is another file.
const MOST_SIGNATURE_BYTES = 1_024;
const MOST_CERTIFICATE_BYTES = 40_000;

/** With the party's own key: choose the certificate, sign the given bytes elsewhere, bring the signature back. */
export function OwnSignatureSteps({
  agreement: { id, number },
  digest,
  onSignature,
}: {
  agreement: SignedAgreement;
  digest: string;
  /** Undefined: what was there is not to be used any more. */
  onSignature: (signature: OwnSignature | undefined) => void;
}) {
  const t = useText();
  const { mutate, data: prepared, error, isPending, reset } = usePreparedSignature(id);
  const prepare = async ([file]: readonly File[]) => {
    onSignature(undefined);
    if (!file) return;
    // Said by the server: it is none of its certificates.
    const certificates =
      file.size > MOST_CERTIFICATE_BYTES ? "-" : new TextDecoder().decode(await bytesOf(file)) || "-";
    mutate({ contentDigest: digest, certificates });
  };
  if (!prepared)
    return (
      <div className="stack">
        <FileField label={t(signing.stepCertificate)} help={t(signing.certificateHelp)} onFiles={prepare} />
        <p className="small" role="status">
          {isPending ? t(signing.preparingSignature) : ""}
        </p>
        {error && <RefusalNotice error={error}>{t(signing.refused)}</RefusalNotice>}
        <details className="small">
          <summary>{t(signing.fromP12)}</summary>
          <pre className={css.command}>openssl pkcs12 -in signer.p12 -nokeys -out certificates.pem</pre>
        </details>
      </div>
    );
  const again = () => {
    onSignature(undefined);
    reset();
  };
  return <Prepared number={number} prepared={prepared} onSignature={onSignature} onAgain={again} />;
}

function Prepared({
  number,
  prepared,
  onSignature,
  onAgain,
}: {
  number: string;
  prepared: PreparedSignature;
  onSignature: (signature: OwnSignature | undefined) => void;
  onAgain: () => void;
}) {
  const t = useText();
  const { language } = useLanguage();
  const [isUnlikely, setUnlikely] = useState(false);
  const { certificate, digest, id, signedAttributes, expiresAt, signatureAlgorithm } = prepared;
  const file = `${number}-to-sign.der`;
  const take = async ([chosen]: readonly File[]) => {
    const isLikely = chosen !== undefined && chosen.size > 0 && chosen.size <= MOST_SIGNATURE_BYTES;
    setUnlikely(chosen !== undefined && !isLikely);
    onSignature(isLikely ? { id, value: base64(await bytesOf(chosen)) } : undefined);
  };
  const mechanism = signatureAlgorithm === "ECDSA" ? "ECDSA-SHA256 --signature-format openssl" : "SHA256-RSA-PKCS";
  return (
    <div className="stack">
      <dl className="kv">
        <dt>{t(signing.certificate)}</dt>
        <dd>{certificate.subject}</dd>
        <dt>{t(signing.issuer)}</dt>
        <dd>{certificate.issuer}</dd>
        <dt>{t(signing.serial)}</dt>
        <dd>
          <code className={css.long}>{certificate.serialNumber}</code>
        </dd>
      </dl>
      <div className="stack">
        <p className="small phrase">{t(signing.stepSignHelp(instantWords(expiresAt, language)))}</p>
        <Button
          component="a"
          variant="default"
          href={`data:application/octet-stream;base64,${signedAttributes}`}
          download={file}
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          {t(signing.getToSign)}
        </Button>
        <pre className={css.command} tabIndex={0} aria-label={t(signing.command)}>
          openssl dgst -sha256 -sign key.pem -out signature.bin {file}
        </pre>
        <details className="small">
          <summary>{t(signing.otherTools)}</summary>
          <p>{t(signing.withP12)}</p>
          <pre className={css.command}>
            openssl pkcs12 -in signer.p12 -nocerts -noenc | openssl dgst -sha256 -sign /dev/stdin -out signature.bin{" "}
            {file}
          </pre>
          <p>{t(signing.withToken)}</p>
          <pre className={css.command}>
            pkcs11-tool --login --sign --id 01 --mechanism {mechanism} -i {file} -o signature.bin
          </pre>
          <p>{t(signing.hashOfIt)}</p>
          <code className={css.long}>{digest}</code>
        </details>
      </div>
      <FileField label={t(signing.stepReturn)} help={t(signing.stepReturnHelp)} onFiles={take} />
      {isUnlikely && <ProblemNotice tone="alert" title={t(signing.notASignature)} />}
      <Button variant="subtle" size="compact-sm" onClick={onAgain}>
        {t(signing.otherCertificate)}
      </Button>
    </div>
  );
}

function FileField({
  label,
  help,
  onFiles,
}: {
  label: string;
  help: string;
  onFiles: (files: readonly File[]) => Promise<void>;
}) {
  const id = useId();
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => void onFiles([...(target.files ?? [])]);
  return (
    <div>
      <label htmlFor={id}>
        <strong>{label}</strong>
      </label>
      <p className="meta phrase" id={`${id}-help`}>
        {help}
      </p>
      <input id={id} type="file" className={css.file} aria-describedby={`${id}-help`} onChange={take} />
    </div>
  );
}

const bytesOf = (file: File): Promise<Uint8Array> =>
  new Promise((read, failed) => {
    const reader = new FileReader();
    reader.onload = () => read(new Uint8Array(reader.result as ArrayBuffer));
    reader.onerror = () => failed(new Error("the file could not be read", { cause: reader.error }));
    reader.readAsArrayBuffer(file);
  });

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

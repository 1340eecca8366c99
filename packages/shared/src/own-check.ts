/** Bytes 0 to `before` and `after` to `end` of a file; the hexadecimal value stands between. */
interface Covered {
  readonly before: number;
  readonly after: number;
  readonly end: number;
}

interface Span {
  readonly start: number;
  readonly length: number;
}

/** What must be known of a verified PDF to write down how to check it with other programs. */
export interface CheckableFile {
  readonly sha256: string;
  readonly contentDigest: string | null;
  readonly signatures: readonly {
    readonly covered: Covered | null;
    readonly coveredSha256: string | null;
    readonly serialNumber: string;
    /** Which of the two files of roots its root is in. */
    readonly method: "platform_seal" | "party_certificate" | null;
    readonly issuer: { readonly sha256: string } | null;
    readonly signatureSpan: Span | null;
    readonly timestampSpan: Span | null;
  }[];
  readonly documentTimestamps: readonly { readonly covered: Covered | null }[];
}

export type OwnCheckStep =
  | "file-digest"
  | "structure"
  | "content-digest"
  | "pdfsig"
  | "root"
  | "party-root"
  | "signed-bytes"
  | "certificate"
  | "signature"
  | "signature-timestamp"
  | "document-timestamp";

/** One command for a POSIX shell in the folder of the file, and a line that it must print. */
export interface OwnCheck {
  readonly step: OwnCheckStep;
  /** Which signature or document time-stamp, from 1; null for the whole file. */
  readonly number: number | null;
  readonly command: string;
  readonly expected: string;
}

/** A name as one word of a shell, never an option and never a command, whoever named the file. */
const quoted = (name: string): string => {
  const words = `'${name.replace(/[\p{Cc}]/gu, "_").replaceAll("'", String.raw`'\''`)}'`;
  return name.startsWith("-") ? `./${words}` : words;
};

const signedBytes = (file: string, { before, after, end }: Covered): string =>
  `{ head -c ${before} ${file}; head -c ${end} ${file} | tail -c +${after + 1}; }`;

const valueOf = (file: string, { before, after }: Covered): string =>
  `head -c ${after - 1} ${file} | tail -c +${before + 2} | xxd -r -p`;

const part = (file: string, { start, length }: Span): string => `tail -c +${start + 1} ${file} | head -c ${length}`;

const fingerprint = (sha256: string): string => sha256.toUpperCase().replace(/..(?=.)/g, "$&:");

const rootsOf = (method: CheckableFile["signatures"][number]["method"]): string =>
  method === "party_certificate" ? "party-roots.pem" : "roots.pem";

/** Fingerprints of all certificates in a file, since openssl alone reads the first. */
const fingerprints = (roots: string): string =>
  `awk -v each='openssl x509 -noout -fingerprint -sha256' '{ print | each } /END CERTIFICATE/ { close(each) }' ${roots}`;

/** The root of each kind and party that signed, once. */
function rootChecks(signatures: CheckableFile["signatures"]): OwnCheck[] {
  const seen = new Set<string>();
  return signatures.flatMap(({ issuer, method }, index): OwnCheck[] => {
    const isParty = method === "party_certificate";
    const root = isParty ? issuer?.sha256 : "seal";
    if (!issuer || root === undefined || seen.has(root)) return [];
    seen.add(root);
    return [
      {
        step: isParty ? "party-root" : "root",
        number: isParty ? index + 1 : null,
        command: fingerprints(rootsOf(method)),
        expected: fingerprint(issuer.sha256),
      },
    ];
  });
}

function signatureChecks(file: string, one: CheckableFile["signatures"][number], number: number): OwnCheck[] {
  const { covered, coveredSha256, signatureSpan, timestampSpan, serialNumber, method } = one;
  if (covered === null || coveredSha256 === null) return [];
  const [bytes, value] = [`signed-${number}.bin`, `signature-${number}.der`];
  return [
    {
      step: "signed-bytes",
      number,
      command: `${signedBytes(file, covered)} > ${bytes}\nsha256sum ${bytes}`,
      expected: coveredSha256,
    },
    {
      step: "certificate",
      number,
      command: `${valueOf(file, covered)} > ${value}\nopenssl pkcs7 -inform DER -in ${value} -print_certs | openssl x509 -noout -subject -serial`,
      expected: `serial=${serialNumber}`,
    },
    {
      step: "signature",
      number,
      // Certificates are judged at the time of signing; that they have run out since breaks nothing.
      command: `openssl cms -verify -cades -binary -inform DER -in ${value} -content ${bytes} -purpose any -no_check_time -CAfile ${rootsOf(method)} -out /dev/null`,
      expected: "CAdES Verification successful",
    },
    ...(signatureSpan === null || timestampSpan === null
      ? []
      : [
          {
            step: "signature-timestamp" as const,
            number,
            command: [
              `${part(value, signatureSpan)} > value-${number}.bin`,
              `${part(value, timestampSpan)} > token-${number}.tst`,
              `openssl ts -verify -token_in -in token-${number}.tst -data value-${number}.bin -no_check_time -CAfile timestamp-roots.pem`,
            ].join("\n"),
            expected: "Verification: OK",
          },
        ]),
  ];
}

function documentTimestampChecks(file: string, covered: Covered | null, number: number): OwnCheck[] {
  if (covered === null) return [];
  return [
    {
      step: "document-timestamp",
      number,
      command: [
        `${signedBytes(file, covered)} > stamped-${number}.bin`,
        `${valueOf(file, covered)} > stamp-${number}.tst`,
        `openssl ts -verify -token_in -in stamp-${number}.tst -data stamped-${number}.bin -no_check_time -CAfile timestamp-roots.pem`,
      ].join("\n"),
      expected: "Verification: OK",
    },
  ];
}

/**
 * How to check this very file without the portal: commands of sha256sum, qpdf, pdfsig and openssl, in an order in which each finds what
 * it needs. The roots (`roots.pem`, `party-roots.pem`, `timestamp-roots.pem`) lie beside the file, as in the evidence bundle.
 */
export function ownChecks(name: string, facts: CheckableFile): OwnCheck[] {
  const file = quoted(name);
  const whole = (step: OwnCheckStep, command: string, expected: string): OwnCheck => ({
    step,
    number: null,
    command,
    expected,
  });
  return [
    whole("file-digest", `sha256sum ${file}`, facts.sha256),
    whole("structure", `qpdf --check ${file}`, "No syntax or stream encoding errors found"),
    ...(facts.contentDigest === null
      ? []
      : [whole("content-digest", `qpdf --show-attachment=agreement.json ${file} | sha256sum`, facts.contentDigest)]),
    ...(facts.signatures.length === 0 ? [] : [whole("pdfsig", `pdfsig -nocert ${file}`, "Signature is Valid.")]),
    ...rootChecks(facts.signatures),
    ...facts.signatures.flatMap((one, index) => signatureChecks(file, one, index + 1)),
    ...facts.documentTimestamps.flatMap(({ covered }, index) => documentTimestampChecks(file, covered, index + 1)),
  ];
}

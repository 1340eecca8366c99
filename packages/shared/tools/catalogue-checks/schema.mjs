import Ajv from "ajv";

const SHOWN_PER_FILE = 20;

/** Each file against its JSON Schema. Returns false when any failed: the other checks assume the shape. */
export function checkSchemas(files, schemas, report) {
  const ajv = new Ajv({ allErrors: true, strict: false });
  let allValid = true;
  for (const [kind, schema] of Object.entries(schemas)) {
    const validate = ajv.compile(schema);
    if (validate(files[kind])) continue;
    allValid = false;
    for (const error of validate.errors.slice(0, SHOWN_PER_FILE))
      report.add(kind, error.instancePath || "/", `${error.message} ${JSON.stringify(error.params)}`);
  }
  return allValid;
}

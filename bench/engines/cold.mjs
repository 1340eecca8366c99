// One agreement from a cold process: node engines/cold.mjs EDITION FILE
import { writeFileSync } from "node:fs";
import { agreementContent } from "../content/agreement.mjs";
import { render } from "./portal.mjs";

writeFileSync(process.argv[3], await render(agreementContent({ edition: Number(process.argv[2]) })));

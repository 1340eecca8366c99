import "./steps/require-node.mjs";
import { build } from "./steps/building.mjs";
import { install } from "./steps/installing.mjs";
import { root } from "./steps/paths.mjs";
import { note } from "./steps/progress.mjs";
import { runCommand } from "./steps/shutdown.mjs";

await runCommand(
  async () => {
    await install(note);
    await build(note);
    return 0;
  },
  { folder: root },
);

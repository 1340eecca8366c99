// The command itself is loaded afterwards: an old Node could not even read it, and would not say why.
import "./steps/require-node.mjs";
await import("./steps/test-command.mjs");

// Imported first and alone by every command, so it uses only what old releases of Node can parse too.
var MINIMUM = [20, 19];
var parts = process.versions.node.split(".").map(Number);
if (parts[0] < MINIMUM[0] || (parts[0] === MINIMUM[0] && parts[1] < MINIMUM[1])) {
  console.error("Node " + MINIMUM.join(".") + " or newer is needed; this is Node " + process.versions.node + ".");
  process.exit(1);
}

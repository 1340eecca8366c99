process.argv.push("--only", "check");
await import("./test.mjs");

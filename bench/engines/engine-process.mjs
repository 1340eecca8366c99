// One engine in a process of its own, so that none pays for another's garbage. Asked by messages; measures itself.
import { agreementContent } from "../content/agreement.mjs";

const { render, set, close } = await import(`./${process.argv[2]}.mjs`);

process.on("message", async ({ number, size, edition }) => {
  const content = agreementContent({ size, edition });
  const begun = performance.now();
  try {
    const pages = set ? (await set(content)).pages : (await render(content), undefined);
    process.send({ number, took: performance.now() - begun, pages });
  } catch (error) {
    process.send({ number, failed: String(error?.stack ?? error).slice(0, 500) });
  }
});
process.on("disconnect", async () => {
  await close?.();
  process.exit(0);
});
process.send("ready");

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mustRun, run } from "./child.mjs";
import { npm } from "./installing.mjs";
import { inRepository } from "./paths.mjs";

const packages = ["chromium", "fonts-noto-cjk", "poppler-utils", "qpdf", "openssl"];
const browsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const SPARTICUZ = "147.0.0";

const isThere = (program) => !spawnSync(program, ["--version"], { stdio: "ignore" }).error;

/** Installs the outside tools from Debian's packages when this machine lets us. @param {(text: string) => void} say */
export async function installTools(say) {
  const complete = browserFile() && ["pdfsig", "pdftotext", "qpdf", "openssl"].every(isThere);
  if (complete || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  say(`installing ${packages.join(" ")}`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  const { code } = await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { env });
  if (code !== 0) say("not installed: Debian's packages are out of reach");
}

const browserFile = () => [process.env.CHROMIUM_PATH, ...browsers].find((file) => file && existsSync(file));

/** A real Chromium: this machine's, or the one shipped in an npm package. @returns {Promise<string | undefined>} */
export async function findBrowser(say) {
  const found = browserFile();
  if (found) return found;
  const folder = inRepository(".cache/chromium");
  const entry = `${folder}/node_modules/@sparticuz/chromium/build/esm/index.js`;
  try {
    if (!existsSync(entry)) {
      say("fetching a Chromium from npm");
      const [program, ...words] = npm();
      await mustRun("Installing Chromium", program, [
        ...words,
        "install",
        "--no-save",
        "--prefix",
        folder,
        `@sparticuz/chromium@${SPARTICUZ}`,
      ]);
    }
    const { default: chromium } = await import(entry);
    const file = await chromium.executablePath();
    return spawnSync(file, ["--no-sandbox", "--version"], { stdio: "ignore" }).status === 0 ? file : undefined;
  } catch {
    return undefined;
  }
}

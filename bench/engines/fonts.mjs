import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inRepository } from "../../scripts/steps/paths.mjs";

const require = createRequire(inRepository("apps/api/package.json"));
const file = (path) => require.resolve(`@expo-google-fonts/${path}`);

/** The font files the portal sets its documents in; every engine gets the same. */
export const fontFiles = {
  gothic: file("noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf"),
  gothicBold: file("noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf"),
  mincho: file("noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf"),
};

export const fontBytes = () => Object.values(fontFiles).map((path) => readFileSync(path));

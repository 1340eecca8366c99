import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";
import type { Language } from "@portal/shared";
import { pieces } from "../texts/pieces.js";

/** Ten steps each, taken from the Digital Agency primitives (light-blue, green, orange, red, purple, solid-gray). */
const brand: MantineColorsTuple = [
  "#f0f9ff",
  "#dcf0ff",
  "#c0e4ff",
  "#97d3ff",
  "#57b8ff",
  "#0877d7",
  "#0066be",
  "#0055ad",
  "#00428c",
  "#00316a",
];
const green: MantineColorsTuple = [
  "#e6f5ec",
  "#c2e5d1",
  "#9bd4b5",
  "#71c598",
  "#51b883",
  "#259d63",
  "#1d8b56",
  "#197a4b",
  "#115a36",
  "#0c472a",
];
const orange: MantineColorsTuple = [
  "#ffeee2",
  "#ffdfca",
  "#ffc199",
  "#ffa66d",
  "#ff8d44",
  "#e25100",
  "#c74700",
  "#ac3e00",
  "#8b3200",
  "#6d2700",
];
const red: MantineColorsTuple = [
  "#fdeeee",
  "#ffdada",
  "#ffbbbb",
  "#ff9696",
  "#ff7171",
  "#fa0000",
  "#ec0000",
  "#ce0000",
  "#a90000",
  "#850000",
];
const purple: MantineColorsTuple = [
  "#f1eafa",
  "#ecddff",
  "#ddc2ff",
  "#cda6ff",
  "#bb87ff",
  "#8843e1",
  "#6f23d0",
  "#5c10be",
  "#5109ad",
  "#41048e",
];
const gray: MantineColorsTuple = [
  "#f7f8f9",
  "#f2f2f2",
  "#e6e6e6",
  "#cccccc",
  "#b3b3b3",
  "#949494",
  "#767676",
  "#666666",
  "#4d4d4d",
  "#1a1a1a",
];

const fontFamily =
  '"Noto Sans JP Variable", "Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", sans-serif';

/** The look of the portal; only the names of the kit's own buttons depend on the language. */
export const themeFor = (language: Language) => {
  const dialog = {
    defaultProps: {
      closeButtonProps: { "aria-label": pieces.close[language] },
      // A <header> inside a dialog counts as a second page banner: take its role away.
      attributes: { header: { role: "presentation" } },
    },
  };
  return createTheme({
    colors: { brand, green, orange, red, purple, gray },
    primaryColor: "brand",
    primaryShade: 8,
    black: "#1a1a1a",
    fontFamily,
    fontSizes: { xs: "0.875rem", sm: "0.875rem", md: "1rem", lg: "1.125rem", xl: "1.25rem" },
    lineHeights: { xs: "1.5", sm: "1.6", md: "1.75", lg: "1.6", xl: "1.5" },
    spacing: { xs: "4px", sm: "8px", md: "16px", lg: "24px", xl: "32px" },
    radius: { xs: "2px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
    defaultRadius: "sm",
    headings: {
      fontFamily,
      fontWeight: "700",
      sizes: {
        h1: { fontSize: "1.5rem", lineHeight: "1.4" },
        h2: { fontSize: "1.25rem", lineHeight: "1.5" },
        h3: { fontSize: "1rem", lineHeight: "1.6" },
      },
    },
    focusRing: "never", // drawn by base.css: black outline with a yellow halo, visible on every ground
    respectReducedMotion: true,
    components: {
      Button: { defaultProps: { size: "sm" }, styles: { root: { fontWeight: 700 } } },
      InputWrapper: {
        // Help stands under the field, so that fields side by side stay on one line; nothing is smaller than 14 px.
        defaultProps: { inputWrapperOrder: ["label", "input", "description", "error"] },
        styles: {
          label: { marginBottom: 4 },
          description: { marginTop: 4, fontSize: "0.875rem" },
          error: { marginTop: 4, fontSize: "0.875rem" },
        },
      },
      TextInput: { defaultProps: { size: "sm" } },
      PasswordInput: { defaultProps: { size: "sm" } },
      Select: { defaultProps: { size: "sm", comboboxProps: { shadow: "md" } } },
      NativeSelect: { defaultProps: { size: "sm" } },
      Textarea: { defaultProps: { size: "sm" } },
      Checkbox: { defaultProps: { size: "sm" } },
      Radio: { defaultProps: { size: "sm" } },
      Tabs: { defaultProps: { keepMounted: false } },
      Modal: dialog,
      Drawer: dialog,
    },
  });
};

/** Roles, not hues: screens use these names only. Contrast figures are in README.md. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    "--ink": "#1a1a1a",
    "--ink-2": "#4d4d4d",
    "--ink-3": "#666666",
    "--line": "#cccccc",
    "--line-soft": "#e6e6e6",
    "--line-strong": "#767676",
    "--paper": "#ffffff",
    "--ground": "#f7f8f9",
    "--brand": "#00428c",
    "--brand-soft": "#f0f9ff",
    "--brand-line": "#97d3ff",
    "--link": "#0055ad",
    "--ok": "#115a36",
    "--ok-soft": "#e6f5ec",
    "--warn": "#8b3200",
    "--warn-soft": "#ffeee2",
    "--warn-line": "#c74700",
    "--alert": "#a90000",
    "--alert-soft": "#fdeeee",
    "--alert-line": "#ec0000",
    "--party-a": "#00428c", // 甲 = hospital, always a circle
    "--party-b": "#5109ad", // 乙 = vendor, always a square
    "--inside": "#fbf5e0", // ground of anything the other side cannot see
    "--inside-line": "#927200",
  },
  light: {
    "--mantine-color-dimmed": "#4d4d4d",
    "--mantine-color-placeholder": "#666666",
    "--mantine-color-error": "#a90000",
  },
  dark: {},
});

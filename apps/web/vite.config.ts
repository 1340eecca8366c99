import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The web is served by the API itself; in development the API runs beside it on 3000. */
export default defineConfig({
  plugins: [react()],
  server: { port: 5173, proxy: { "/api": "http://localhost:3000" } },
  build: {
    target: "es2023",
    outDir: "dist",
    // The content security policy allows fonts and pictures from our own origin only, so nothing may become a data: address.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // Changes rarely: browsers keep it over releases. The kit is left out, so that a page's own pieces stay with the page.
        codeSplitting: {
          groups: [{ name: "react", test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack)[\\/]/ }],
        },
      },
    },
  },
});

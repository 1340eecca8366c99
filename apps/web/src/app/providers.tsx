import { MantineProvider } from "@mantine/core";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { useMemo, useState, type ReactNode } from "react";
import { useDocumentLanguage, useLanguage } from "../ui/text-language.js";
import { cssVariables, themeFor } from "../ui/theme.js";
import { newQueryClient } from "./query-client.js";

/** What every page stands on: the look in the chosen language, and the memory of answers. */
export function Providers({ queries, children }: { queries?: QueryClient; children: ReactNode }) {
  const { language } = useLanguage();
  const theme = useMemo(() => themeFor(language), [language]);
  const [memory] = useState(() => queries ?? newQueryClient());
  useDocumentLanguage();
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light">
      <QueryClientProvider client={memory}>{children}</QueryClientProvider>
    </MantineProvider>
  );
}

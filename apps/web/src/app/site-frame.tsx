import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useEffect } from "react";
import { Outlet, ScrollRestoration, useLocation, useNavigate } from "react-router";
import { onSessionRefused } from "../api/client.js";
import { KeyboardShortcuts } from "../ui/keyboard-shortcuts.js";
import { LoadingRows } from "../ui/loading-rows.js";
import { paths, signInFor } from "../ui/paths.js";
import { ErrorBoundary } from "./error-boundary.js";

/** Around every page, signed in or not: keys, scrolling, and the way back after a session has ended. */
export function SiteFrame() {
  useReturnAfterSigningIn();
  return (
    <KeyboardShortcuts>
      <ErrorBoundary>
        <Suspense fallback={<LoadingRows />}>
          <Outlet />
        </Suspense>
      </ErrorBoundary>
      <ScrollRestoration />
    </KeyboardShortcuts>
  );
}

function useReturnAfterSigningIn() {
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { pathname, search, hash } = useLocation();
  useEffect(
    () =>
      onSessionRefused((code) => {
        // The layout asks for the code at the same address.
        if (code === "second-factor.required") return void cache.invalidateQueries({ queryKey: ["get", "/api/v1/me"] });
        if (pathname === paths.signIn) return;
        // Forgotten only after leaving: the page still on the screen would ask for everything again.
        const left = Promise.resolve(navigate(signInFor(pathname + search + hash), { replace: true }));
        void left.then(() => cache.clear());
      }),
    [navigate, cache, pathname, search, hash],
  );
}

import { jest } from "@jest/globals";
import { QueryClient } from "@tanstack/react-query";
import { configure, render } from "@testing-library/react";
import { Suspense, type ReactNode } from "react";
import { createMemoryRouter, RouterProvider, type RouteObject } from "react-router";
import { Providers } from "../src/app/providers.js";

// A whole page on a busy machine: waiting ends with what is waited for, this only bounds it.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 20_000 });

/** Mantine asks the window for what jsdom lacks. */
function completeWindow(): void {
  window.matchMedia ??= (query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  });
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  if (!("fonts" in document)) Object.defineProperty(document, "fonts", { value: new EventTarget() });
}

/** Draws routes as the site does, starting at `at`. A refusal is not asked again. */
export function showRoutes(routes: RouteObject[], at: string) {
  completeWindow();
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(routes, { initialEntries: [at] });
  return {
    router,
    ...render(
      <Providers queries={queries}>
        <Suspense fallback={null}>
          <RouterProvider router={router} />
        </Suspense>
      </Providers>,
    ),
  };
}

/** Draws one element at `/`. */
export const show = (element: ReactNode) => showRoutes([{ path: "*", element }], "/");

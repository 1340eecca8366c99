import { createBrowserRouter, type RouteObject } from "react-router";
import { LoadingRows } from "../ui/loading-rows.js";
import { ErrorPage, NotFoundPage } from "./error-page.js";
import { Layout } from "./layout.js";
import { SiteFrame } from "./site-frame.js";

/** The site on one screen. Every page is a chunk of its own; addresses are spelled as in `ui/paths.ts`. */
const signedIn: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import("../features/home/home-page.js")).HomePage }) },
];

const open: RouteObject[] = [
  {
    path: "/sign-in",
    lazy: async () => ({ Component: (await import("../features/session/sign-in-page.js")).SignInPage }),
  },
  { path: "*", Component: NotFoundPage },
];

export const routes: RouteObject[] = [
  {
    Component: SiteFrame,
    ErrorBoundary: ErrorPage,
    HydrateFallback: LoadingRows,
    children: [{ path: "/", Component: Layout, children: signedIn }, ...open],
  },
];

export const router = createBrowserRouter(routes);

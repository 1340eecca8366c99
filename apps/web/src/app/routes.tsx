import { createBrowserRouter, type RouteObject } from "react-router";
import { LoadingRows } from "../ui/loading-rows.js";
import { ErrorPage, NotFoundPage } from "./error-page.js";
import { Layout } from "./layout.js";
import { SiteFrame } from "./site-frame.js";

/** The site on one screen. Every page is a chunk of its own; addresses are spelled as in `ui/paths.ts`. */
const signedIn: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import("../features/home/home-page.js")).HomePage }) },
  {
    path: "versions/:versionId",
    lazy: async () => ({ Component: (await import("../features/versions/version-page.js")).VersionPage }),
  },
  {
    path: "directory",
    lazy: async () => ({ Component: (await import("../features/directory/directory-page.js")).DirectoryPage }),
  },
  {
    path: "comparison",
    lazy: async () => ({ Component: (await import("../features/comparison/comparison-page.js")).ComparisonPage }),
  },
  {
    path: "services",
    lazy: async () => ({ Component: (await import("../features/services/services-page.js")).ServicesPage }),
  },
  {
    path: "services/:serviceId",
    lazy: async () => ({ Component: (await import("../features/services/service-page.js")).ServicePage }),
  },
  {
    path: "disclosures/:disclosureId/publication",
    lazy: async () => ({
      Component: (await import("../features/disclosures/publication-page.js")).PublicationPage,
    }),
  },
  {
    path: "disclosures/:disclosureId/:sectionId?",
    lazy: async () => ({ Component: (await import("../features/disclosures/editor-page.js")).EditorPage }),
  },
  {
    path: "agreements",
    lazy: async () => ({ Component: (await import("../features/agreements/agreements-page.js")).AgreementsPage }),
  },
  {
    path: "agreements/new",
    lazy: async () => ({ Component: (await import("../features/agreements/new-agreement-page.js")).NewAgreementPage }),
  },
  {
    path: "agreements/:agreementId/signature",
    lazy: async () => ({ Component: (await import("../features/signing/signing-page.js")).SigningPage }),
  },
  {
    path: "agreements/:agreementId/redline",
    lazy: async () => ({ Component: (await import("../features/agreements/redline-page.js")).RedlinePage }),
  },
  {
    path: "agreements/:agreementId/impact",
    lazy: async () => ({ Component: (await import("../features/agreements/impact-page.js")).ImpactPage }),
  },
  {
    path: "agreements/:agreementId/confirmation-sheet",
    lazy: async () => ({
      Component: (await import("../features/agreements/confirmation-sheet-page.js")).ConfirmationSheetPage,
    }),
  },
  {
    path: "agreements/:agreementId/system-picture",
    lazy: async () => ({
      Component: (await import("../features/agreements/system-picture-page.js")).SystemPicturePage,
    }),
  },
  {
    path: "agreements/:agreementId/apply-template",
    lazy: async () => ({
      Component: (await import("../features/agreements/template-application-page.js")).TemplateApplicationPage,
    }),
  },
  {
    path: "agreements/:agreementId/save-as-template",
    lazy: async () => ({
      Component: (await import("../features/agreements/save-as-template-page.js")).SaveAsTemplatePage,
    }),
  },
  {
    path: "templates",
    lazy: async () => ({ Component: (await import("../features/agreements/templates-page.js")).TemplatesPage }),
  },
  {
    path: "templates/:templateId",
    lazy: async () => ({ Component: (await import("../features/agreements/template-page.js")).TemplatePage }),
  },
  {
    path: "agreements/:agreementId/:tab?",
    lazy: async () => ({ Component: (await import("../features/agreements/workbench-page.js")).WorkbenchPage }),
  },
  {
    path: "signing",
    lazy: async () => ({ Component: (await import("../features/signing/signing-inbox-page.js")).SigningInboxPage }),
  },
  {
    path: "notifications",
    lazy: async () => ({
      Component: (await import("../features/notifications/notifications-page.js")).NotificationsPage,
    }),
  },
  {
    path: "organization",
    lazy: async () => ({ Component: (await import("../features/organization/organization-page.js")).OrganizationPage }),
  },
  {
    path: "organization/signing-authorities",
    lazy: async () => ({ Component: (await import("../features/authorities/authorities-page.js")).AuthoritiesPage }),
  },
  {
    path: "account",
    lazy: async () => ({ Component: (await import("../features/account/account-page.js")).AccountPage }),
  },
  {
    path: "account/password",
    lazy: async () => ({ Component: (await import("../features/account/password-page.js")).PasswordPage }),
  },
  {
    path: "audit/verifications",
    lazy: async () => ({
      Component: (await import("../features/audit/bulk-verifications-page.js")).BulkVerificationsPage,
    }),
  },
  {
    path: "audit/verifications/:verificationId",
    lazy: async () => ({
      Component: (await import("../features/audit/bulk-verification-page.js")).BulkVerificationPage,
    }),
  },
  { path: "audit", lazy: async () => ({ Component: (await import("../features/audit/audit-page.js")).AuditPage }) },
];

const open: RouteObject[] = [
  {
    path: "/sign-in",
    lazy: async () => ({ Component: (await import("../features/session/sign-in-page.js")).SignInPage }),
  },
  {
    path: "/verify",
    lazy: async () => ({ Component: (await import("../features/verification/verify-page.js")).VerifyPage }),
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

/** Every address of the site, in one place: links and the route table use the same words. */
export const paths = {
  home: "/",
  signIn: "/sign-in",
  verify: "/verify",
  services: "/services",
  service: (serviceId: string) => `/services/${serviceId}`,
  disclosure: (disclosureId: string) => `/disclosures/${disclosureId}`,
  disclosureSection: (disclosureId: string, sectionId: string, itemId?: string) =>
    `/disclosures/${disclosureId}/${sectionId}${itemId ? `#${itemId}` : ""}`,
  publication: (disclosureId: string) => `/disclosures/${disclosureId}/publication`,
  version: (versionId: string) => `/versions/${versionId}`,
  versionItem: (versionId: string, itemId: string) => `/versions/${versionId}#${itemId}`,
  directory: "/directory",
  comparison: (versionIds: readonly string[] = []) =>
    versionIds.length === 0 ? "/comparison" : `/comparison?versions=${versionIds.join(",")}`,
  agreements: "/agreements",
  newAgreement: (versionId: string, hospitalId?: string) =>
    `/agreements/new?version=${versionId}${hospitalId ? `&hospital=${hospitalId}` : ""}`,
  agreement: (agreementId: string, tab?: string, query?: Readonly<Record<string, string>>) =>
    `/agreements/${agreementId}${tab ? `/${tab}` : ""}${query ? `?${new URLSearchParams(query).toString()}` : ""}`,
  redline: (agreementId: string) => `/agreements/${agreementId}/redline`,
  impact: (agreementId: string) => `/agreements/${agreementId}/impact`,
  confirmationSheet: (agreementId: string) => `/agreements/${agreementId}/confirmation-sheet`,
  systemPicture: (agreementId: string) => `/agreements/${agreementId}/system-picture`,
  /** `templateId`: the template that is chosen there already. */
  applyTemplate: (agreementId: string, templateId?: string) =>
    `/agreements/${agreementId}/apply-template${templateId ? `?template=${templateId}` : ""}`,
  saveAsTemplate: (agreementId: string) => `/agreements/${agreementId}/save-as-template`,
  templates: "/templates",
  template: (templateId: string) => `/templates/${templateId}`,
  signing: (agreementId: string) => `/agreements/${agreementId}/signature`,
  signingInbox: "/signing",
  notifications: "/notifications",
  organization: "/organization",
  signingAuthorities: "/organization/signing-authorities",
  account: "/account",
  /** With the way back to the page that needs the second factor. */
  accountFor: (target: string) => `/account?to=${encodeURIComponent(target)}`,
  password: "/account/password",
  auditTrail: "/audit",
  bulkVerifications: "/audit/verifications",
  bulkVerification: (verificationId: string) => `/audit/verifications/${verificationId}`,
  auditOf: (subjectId: string) => `/audit?subject=${subjectId}`,
} as const;

/** Where to sign in and come back from. */
export const signInFor = (target: string): string =>
  target === paths.home ? paths.signIn : `${paths.signIn}?to=${encodeURIComponent(target)}`;

/** The page that `?to=` leads back to: only an address of our own site, never `//elsewhere`. */
export function targetIn(query: URLSearchParams): string | null {
  const target = query.get("to");
  return target && /^\/(?![/\\])/.test(target) && !target.startsWith(paths.signIn) ? target : null;
}

/** The target after signing in. */
export const targetAfterSignIn = (query: URLSearchParams): string => targetIn(query) ?? paths.home;

/**
 * Written by hand until the API's own document exists; `npm run api:client` overwrites this file.
 */
interface Json<Status extends number, Body> {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
  requestBody?: never;
  responses: Record<Status, { headers: Record<string, unknown>; content: { "application/json": Body } }>;
}
interface JsonFrom<Input, Status extends number, Body> extends Omit<Json<Status, Body>, "requestBody"> {
  requestBody: { content: { "application/json": Input } };
}
type Role = "editor" | "approver" | "signatory" | "viewer" | "admin";

export interface paths {
  "/api/v1/installation": {
    get: Json<
      200,
      {
        demonstration: boolean;
        operator: string;
        signIns: { email: string; organization: string; roles: Role[] }[];
      }
    >;
  };
  "/api/v1/sessions": {
    post: JsonFrom<{ email: string; password: string }, 201, { status: "active" | "second_factor_required" }>;
  };
  "/api/v1/sessions/current": {
    delete: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody?: never;
      responses: { 204: { headers: Record<string, unknown>; content?: never } };
    };
  };
  "/api/v1/me": {
    get: Json<
      200,
      {
        user: { id: string; email: string; name: string };
        memberships: { organization: { id: string; name: string; kind: "vendor" | "hospital" }; roles: Role[] }[];
        activeOrganizationId: string | null;
      }
    >;
  };
  "/api/v1/me/active-organization": {
    put: JsonFrom<{ organizationId: string }, 200, { activeOrganizationId: string }>;
  };
}

import type { RiskCatalogue, RolesCatalogue, RowCatalogues, SlaCatalogue } from "@portal/shared";
import { useSuspenseQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "../../api/client.js";
import type { Agreement } from "./agreements.api.js";

const edition = (id: string) =>
  api.queryOptions("get", "/api/v1/catalogues/{id}", { params: { path: { id } } }, { staleTime: Infinity });

/** The editions that the rows of an agreement or of a template stand on; editions never change. */
export function useRowCatalogues({
  catalogues,
}: {
  catalogues: Omit<Agreement["catalogues"], "disclosure">;
}): RowCatalogues {
  const [roles, sla, risk] = useSuspenseQueries({
    queries: [edition(catalogues.roles), edition(catalogues.sla), edition(catalogues.risk)],
  });
  return useMemo(
    () => ({
      roles: roles.data as unknown as RolesCatalogue,
      sla: sla.data as unknown as SlaCatalogue,
      risk: risk.data as unknown as RiskCatalogue,
    }),
    [roles.data, sla.data, risk.data],
  );
}

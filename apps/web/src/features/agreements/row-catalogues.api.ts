import type { RiskCatalogue, RolesCatalogue, RowCatalogues, SlaCatalogue } from "@portal/shared";
import { useSuspenseQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "../../api/client.js";
import type { Agreement } from "./agreements.api.js";

const edition = (id: string) =>
  api.queryOptions("get", "/api/v1/catalogues/{id}", { params: { path: { id } } }, { staleTime: Infinity });

/** The editions that an agreement's rows stand on; editions never change. */
export function useRowCatalogues({ catalogues }: Pick<Agreement, "catalogues">): RowCatalogues {
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

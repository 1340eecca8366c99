import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../api/client.js";

const isRefusal = (error: unknown) => error instanceof ApiProblem && error.status < 500;

/** A refusal is an answer and is not asked again; a lost connection or a 5xx is tried three times more. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: (failures, error) => failures < 3 && !isRefusal(error), staleTime: 5_000 },
      mutations: { retry: false },
    },
  });

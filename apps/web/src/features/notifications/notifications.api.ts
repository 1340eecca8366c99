import type { NoticeKind } from "@portal/shared";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useActing } from "../../api/acting.js";
import { api, client } from "../../api/client.js";
import type { components } from "../../api/schema.gen.js";

export type Notification = Omit<components["schemas"]["NotificationView"], "kind"> & { readonly kind: NoticeKind };

const path = "/api/v1/notifications";
const ROWS = 50;

/** Unread ones first, then the newest. */
export const useNotifications = () =>
  useInfiniteQuery({
    queryKey: ["get", path, "pages"],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const query = { limit: ROWS, ...(pageParam && { cursor: pageParam }) };
      const { data } = await client.GET(path, { params: { query } });
      return data ?? { items: [], nextCursor: null, unread: 0 };
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** How many are unread. Read again on coming back and, by `refetch`, on every page: a timer would keep an idle session alive. */
export function useUnread() {
  const { may } = useActing();
  const enabled = may("notification.read");
  const { data, refetch } = api.useQuery(
    "get",
    path,
    { params: { query: { limit: 1 } } },
    { enabled, refetchOnWindowFocus: "always", retry: false },
  );
  return { enabled, unread: data?.unread ?? 0, refetch };
}

function useReading<Input>(send: (input: Input) => Promise<unknown>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => cache.invalidateQueries({ queryKey: ["get", path] }),
  });
}

export const useReadNotification = () =>
  useReading((id: string) => client.POST("/api/v1/notifications/{id}/reading", { params: { path: { id } } }));

/** `until`: when the newest one that was shown came. */
export const useReadAll = () =>
  useReading((until: string) => client.POST("/api/v1/notifications/reading", { body: { until } }));

import { describe, expect, it } from "@jest/globals";
import { screen } from "@testing-library/react";
import { show } from "../../../test/show.js";
import { DraftState } from "./draft-state.js";
import type { ServiceDisclosure } from "./services.api.js";

const draft = (more: Partial<ServiceDisclosure>): ServiceDisclosure => ({
  id: "d",
  catalogueId: "c",
  status: "editing",
  answered: 3,
  required: 3,
  lastEditedAt: "2026-11-20T01:00:00.000Z",
  published: { id: "v", number: "1.0", publishedAt: "2026-11-21T01:00:00.000Z", visibility: "directory" },
  ...more,
});

describe("the state of a draft", () => {
  it.each([
    ["published and not touched since", {}, "公開版と同じ"],
    ["edited after publishing", { lastEditedAt: "2026-11-22T01:00:00.000Z" }, "編集中"],
    ["never published", { published: null }, "編集中"],
  ])("%s", async (_, more, words) => {
    show(<DraftState disclosure={draft(more)} />);
    expect(await screen.findByText(words)).toBeTruthy();
  });
});

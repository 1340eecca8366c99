import type { DisclosureCatalogue, DisclosureItem } from "./catalogue.js";

/** A disclosure catalogue laid out for look-ups. Editions never change, so each is laid out once. */
export interface CatalogueIndex {
  /** Items in catalogue order, over all sections. */
  readonly items: readonly DisclosureItem[];
  readonly byId: ReadonlyMap<string, DisclosureItem>;
}

const indexes = new WeakMap<DisclosureCatalogue, CatalogueIndex>();

export function indexOf(catalogue: DisclosureCatalogue): CatalogueIndex {
  const known = indexes.get(catalogue);
  if (known) return known;
  const items = catalogue.sections.flatMap((section) => section.items);
  const index = { items, byId: new Map(items.map((item) => [item.id, item])) };
  indexes.set(catalogue, index);
  return index;
}

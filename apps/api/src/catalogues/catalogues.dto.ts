import type { CatalogueKind } from "@portal/shared";

export class TextView {
  ja!: string;
  en!: string;
}

export class CatalogueRefView {
  id!: string;
  kind!: CatalogueKind;
  edition!: string;
  title!: TextView;
}

export class CatalogueListView {
  items!: CatalogueRefView[];
  nextCursor!: string | null;
}

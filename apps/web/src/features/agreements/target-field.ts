import { useSearchParams } from "react-router";

/** The name of the field to which the address leads (`?row=…&field=…`). */
export const useTargetField = (): string | null => useSearchParams()[0].get("field");

import type { Language } from "./language.ts";
import type { Detail } from "./names.ts";

/** How many rows the longer tables of a brief report have. */
export const ROWS = 20;

/** What an audit's sections need to know besides their data. */
export interface AuditNames {
  readonly detail: Detail;
  readonly language: Language;
  mentee(id: string): string;
  mentor(id: string): string;
}

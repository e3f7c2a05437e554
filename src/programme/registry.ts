import type { StandardSchemaV1 } from "../standardSchema.ts";

/**
 * The strategies and rule kinds there are, as far as reading a programme needs to know them. `Strategy` and
 * `RuleKind` values fit.
 */
export interface Registry {
  readonly strategies: ReadonlyMap<string, { readonly options: StandardSchemaV1; readonly combines?: boolean }>;
  readonly rules: ReadonlyMap<string, { readonly options: StandardSchemaV1; idOf(options: unknown): string }>;
}

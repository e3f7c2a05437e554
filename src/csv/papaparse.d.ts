/** What we use of papaparse. Its own types need Node's, which src is compiled without. */
declare module "papaparse" {
  interface ParseError {
    readonly code: string;
    /** Row of the answer that it is about. */
    readonly row?: number;
    /** Code unit of the text where the quoted cell begins. */
    readonly index?: number;
  }
  const papa: {
    parse(
      text: string,
      options: { delimiter: string; newline: "\n"; quoteChar: '"' },
    ): { readonly data: string[][]; readonly errors: readonly ParseError[] };
    unparse(rows: readonly (readonly (string | number)[])[], options: { delimiter: string; newline: "\r\n" }): string;
  };
  export default papa;
}

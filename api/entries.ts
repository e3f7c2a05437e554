import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** A path that users import from, and what it exports, in code unit order of names. */
export interface Entry {
  readonly specifier: string; // "pairwright/assignment"
  readonly page: string; // "assignment": what its files are called
  readonly about: string; // the comment at the head of its source
  readonly exports: readonly Exported[];
}

export interface Exported {
  readonly name: string;
  readonly symbol: ts.Symbol;
  readonly declaration: ts.Declaration;
  /** The first entry that exports it, in the order of package.json: where it is told of. */
  readonly home: Entry;
  readonly docs: string;
}

/** All entries, and the compiler that read them. */
export interface PublicFace {
  readonly checker: ts.TypeChecker;
  readonly entries: readonly Entry[];
  /** Whatever any entry exports. */
  readonly exportedAs: ReadonlyMap<ts.Symbol, Exported>;
}

/** What `package.json` publishes with types, read from `src`. */
export function publicFace(): PublicFace {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const subpaths = Object.entries<{ types?: string }>(manifest.exports).flatMap(([subpath, { types }]) =>
    types === undefined ? [] : [{ specifier: manifest.name + subpath.slice(1), file: sourceOf(types) }],
  );
  return faceOf(subpaths, join(root, "tsconfig.src.json"));
}

const sourceOf = (types: string) => join(root, types.replace("./dist/", "src/").replace(/\.d\.ts$/, ".ts"));

/** What these files export; `file` is absolute. Throws if one of them has no exports. */
export function faceOf(
  subpaths: readonly { readonly specifier: string; readonly file: string }[],
  configPath: string,
): PublicFace {
  const config = ts.getParsedCommandLineOfConfigFile(
    configPath,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => {},
    },
  );
  if (config === undefined) throw new Error(`unreadable: ${configPath}`);
  const files = subpaths.map(({ file }) => file);
  const program = ts.createProgram(files, config.options);
  const checker = program.getTypeChecker();

  const exportedAs = new Map<ts.Symbol, Exported>();
  const entries = subpaths.map(({ specifier, file }): Entry => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (source === undefined || module === undefined) throw new Error(`no exports: ${specifier}`);
    const exports: Exported[] = [];
    const entry = { specifier, page: specifier.replace(/^.*\//, ""), about: aboutOf(source), exports };
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol = resolved(checker, exported);
      const [declaration] = symbol.declarations ?? [];
      const docs = ts.displayPartsToString(symbol.getDocumentationComment(checker));
      const own = { name: exported.name, symbol, declaration, home: entry, docs };
      if (!exportedAs.has(symbol)) exportedAs.set(symbol, own);
      exports.push(exportedAs.get(symbol) as Exported);
    }
    exports.sort((a, b) => (a.name < b.name ? -1 : 1));
    return entry;
  });
  return { checker, entries, exportedAs };
}

/** The symbol itself, behind imports and re-exports. */
export function resolved(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** From the root, with forward slashes. */
export function sourcePathOf(declaration: ts.Declaration): string {
  return relative(root, declaration.getSourceFile().fileName).split(sep).join("/");
}

function aboutOf(source: ts.SourceFile): string {
  const [range] = ts.getLeadingCommentRanges(source.text, 0) ?? [];
  if (range === undefined) return "";
  const text = source.text.slice(range.pos, range.end);
  return text
    .replace(/^\/\*\*?|\*\/$/g, "")
    .replace(/^\s*\*? ?/gm, "")
    .trim();
}

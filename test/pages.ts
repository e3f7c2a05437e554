import ts from "typescript";

/** A fenced code block of a Markdown page. */
export interface Block {
  readonly tag: string; // everything after the opening fence
  readonly line: number; // of the opening fence, from 1
  readonly text: string;
  readonly afterPrevious: boolean; // only blank lines between it and the block before it
}

const fence = /^( *)(`{3,}|~{3,})([^`]*)$/;

export function blocksOf(page: string): Block[] {
  const lines = page.split("\n");
  const blocks: Block[] = [];
  let blank = false;
  for (let at = 0; at < lines.length; at++) {
    const opening = fence.exec(lines[at]);
    if (opening === null) {
      blank &&= lines[at].trim() === "";
      continue;
    }
    const [, indent, mark, tag] = opening;
    let end = at + 1;
    while (end < lines.length && !isClosing(lines[end], mark)) end++;
    if (end === lines.length) throw new Error(`line ${at + 1}: this code block is never closed`);
    blocks.push({
      tag: tag.trim(),
      line: at + 1,
      text: dedented(lines.slice(at + 1, end), indent).join("\n"),
      afterPrevious: blank,
    });
    blank = true;
    at = end;
  }
  return blocks;
}

function isClosing(line: string, opening: string): boolean {
  const mark = line.trim();
  return mark.length >= opening.length && mark === opening[0].repeat(mark.length);
}

/** Lines of a block inside a list stand as far in as its fence. */
function dedented(lines: readonly string[], indent: string): string[] {
  return lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()));
}

/**
 * All ts blocks of a page as one module, so that a later block can use what an earlier one made. Every line stands
 * where it stands in the page, so an error at line 40 is at line 40 of the page. The opening fence becomes a call of
 * `atBlock(line)`, which tells whose output follows. A block may repeat an import that an earlier one made: names
 * already imported from the same place are dropped.
 */
export function moduleOf(blocks: readonly Block[]): string {
  const lines: string[] = [];
  const imported = new Set<string>();
  for (const { tag, line, text } of blocks) {
    if (tag !== "ts") continue;
    while (lines.length < line - 1) lines.push("");
    lines.push(`atBlock(${line});`, ...withoutRepeatedImports(text, imported).split("\n"));
  }
  return `${lines.join("\n")}\nexport {};\n`;
}

function withoutRepeatedImports(text: string, imported: Set<string>): string {
  let rest = text;
  const source = ts.createSourceFile("block.ts", text, ts.ScriptTarget.ES2022);
  for (const statement of source.statements.filter(ts.isImportDeclaration).reverse()) {
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    const from = statement.moduleSpecifier.getText(source);
    const names = bindings.elements.map((element) => element.getText(source));
    const kind = statement.importClause?.phaseModifier === undefined ? "import" : "import type";
    const fresh = names.filter((name) => !imported.has(`${kind} ${name} from ${from}`));
    for (const name of fresh) imported.add(`${kind} ${name} from ${from}`);
    if (fresh.length === names.length) continue;
    const [start, end] = [statement.getStart(source), statement.getEnd()];
    const lineBreaks = rest.slice(start, end).replaceAll(/[^\n]/g, "");
    const kept = fresh.length === 0 ? "" : `${kind} { ${fresh.join(", ")} } from ${from};`;
    rest = rest.slice(0, start) + kept + lineBreaks + rest.slice(end);
  }
  return rest;
}

/** What the compiler says against the modules (text of absolute path), as if they stood on the disk. */
export function typeFaultsOf(modules: ReadonlyMap<string, string>, configPath: string): string[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    configPath,
    { noUnusedLocals: false, noUnusedParameters: false }, // a page may import a name only to show it
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  if (config === undefined) throw new Error(`unreadable: ${configPath}`);
  const ambient = `${configPath}.ambient.d.ts`;
  const texts = new Map([...modules, [ambient, "declare function atBlock(line: number): void;"]]);

  const host = ts.createCompilerHost(config.options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...more) => {
    const text = texts.get(path);
    return text === undefined ? getSourceFile(path, ...more) : ts.createSourceFile(path, text, more[0]);
  };

  const program = ts.createProgram([...texts.keys()], config.options, host);
  const found = [...program.getConfigFileParsingDiagnostics(), ...program.getGlobalDiagnostics()];
  for (const path of texts.keys()) {
    const file = program.getSourceFile(path);
    found.push(...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file));
  }
  return found.map(({ file, start, code, messageText }) => {
    const line = file === undefined ? "" : `${file.getLineAndCharacterOfPosition(start ?? 0).line + 1}`;
    return `${file?.fileName ?? ""}:${line}: TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

import ts from "typescript";
import type { Exported, PublicFace } from "./entries.ts";
import { resolved } from "./entries.ts";
import { writtenType } from "./written.ts";

/** How long a line may be, as in the sources. */
const WIDTH = 120;

/** An export as text, and what of the package the text names. */
export interface Signature {
  /** As the source has it, with the comments inside, but without docstring, bodies and values. */
  readonly text: string;
  /** Types and values of the package that the text names, but not itself. */
  readonly names: ReadonlySet<ts.Symbol>;
}

/**
 * The signature of an export. A type that is derived from a value (`z.infer<typeof cohort>`, a constant without a
 * type) is written out, with the comments of its properties, where that value is not exported.
 */
export function signatureOf(face: PublicFace, { name, declaration, symbol }: Exported): Signature {
  const { checker, exportedAs } = face;
  const names = new Set<ts.Symbol>();
  return { text: textOf(), names };

  function textOf(): string {
    if (ts.isFunctionDeclaration(declaration)) return `function ${name}${callOf(declaration)};`;
    if (ts.isVariableDeclaration(declaration)) {
      const { type } = declaration;
      const shown = type === undefined ? derived(checker.getTypeOfSymbol(symbol)) : noted(type).getText();
      return `const ${name}: ${shown};`;
    }
    if (ts.isTypeAliasDeclaration(declaration) && derivesFromHidden(declaration.type))
      return `type ${name} = ${derived(checker.getTypeAtLocation(declaration))};`;
    if (ts.isTypeAliasDeclaration(declaration) || ts.isInterfaceDeclaration(declaration))
      return toLineEnd(noted(declaration)).replace(/^export /, "");
    if (ts.isClassDeclaration(declaration)) return classOf(declaration);
    throw new Error(`${name}: no signature is made for a ${ts.SyntaxKind[declaration.kind]}`);
  }

  /** The same node; what it names is noted. */
  function noted<N extends ts.Node>(node: N): N {
    const visit = (child: ts.Node) => {
      const named = nameIn(child);
      if (named !== undefined) note(checker.getSymbolAtLocation(named));
      ts.forEachChild(child, visit);
    };
    visit(node);
    return node;
  }

  function note(found: ts.Symbol | undefined): void {
    const named = found && resolved(checker, found);
    if (named !== undefined && named !== symbol && isOwn(named)) names.add(named);
  }

  function derived(type: ts.Type): string {
    // Its own name would be all that is written of it otherwise.
    const others = new Map([...exportedAs].filter(([one]) => one !== symbol));
    return writtenType({ ...face, exportedAs: others }, type, note);
  }

  function derivesFromHidden(node: ts.Node): boolean {
    if (ts.isTypeQueryNode(node)) {
      const value = checker.getSymbolAtLocation(node.exprName);
      return value !== undefined && !exportedAs.has(resolved(checker, value));
    }
    return ts.forEachChild(node, (child) => derivesFromHidden(child) || undefined) ?? false;
  }

  /** Type parameters, parameters and result; a default makes a parameter optional. */
  function callOf({ name, typeParameters, parameters, type }: ts.FunctionDeclaration | ts.MethodDeclaration): string {
    if (type === undefined) throw new Error(`${name?.getText()}: the result of an exported function is written down`);
    const generic =
      typeParameters === undefined ? "" : `<${typeParameters.map((one) => noted(one).getText()).join(", ")}>`;
    return `${generic}${parametersOf(parameters)}: ${noted(type).getText()}`;
  }

  function parametersOf(parameters: ts.NodeArray<ts.ParameterDeclaration>): string {
    const shown = parameters.map(({ name: one, questionToken, dotDotDotToken, initializer, type }) => {
      if (type === undefined) throw new Error(`${name}: the types of exported functions' parameters are written down`);
      const optional = questionToken !== undefined || initializer !== undefined;
      const called = ts.isIdentifier(one) ? one.text : nameFor(type);
      return `${dotDotDotToken === undefined ? "" : "..."}${called}${optional ? "?" : ""}: ${noted(type).getText()}`;
    });
    const line = `(${shown.join(", ")})`;
    return line.length > WIDTH - 40 ? `(\n${shown.map((one) => `  ${one},\n`).join("")})` : line;
  }

  function classOf(declaration: ts.ClassDeclaration): string {
    const heritage = (declaration.heritageClauses ?? []).map((clause) => ` ${noted(clause).getText()}`).join("");
    const members = declaration.members.flatMap((member) => {
      if (
        ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private ||
        member.name?.kind === ts.SyntaxKind.PrivateIdentifier
      )
        return [];
      if (ts.isConstructorDeclaration(member)) return [`constructor${parametersOf(member.parameters)};`];
      if (ts.isMethodDeclaration(member)) return [`${member.name.getText()}${callOf(member)};`];
      if (!ts.isPropertyDeclaration(member)) throw new Error(`${name}: no signature is made for ${member.getText()}`);
      const shown =
        member.type === undefined ? derived(checker.getTypeAtLocation(member)) : noted(member.type).getText();
      return [`readonly ${member.name.getText()}: ${shown};`];
    });
    return `class ${name}${heritage} {\n${members.map((member) => `  ${member}\n`).join("")}}`;
  }
}

/** What to call a parameter that is taken apart, and so has no name of its own: after its type. */
function nameFor(type: ts.TypeNode): string {
  const named = ts.isTypeReferenceNode(type) ? type.typeName.getText() : "Options";
  return named.endsWith("Options") ? "options" : named[0].toLowerCase() + named.slice(1);
}

/** Where a node names a type, or a value whose type it takes. */
function nameIn(node: ts.Node): ts.Node | undefined {
  if (ts.isTypeReferenceNode(node)) return node.typeName;
  if (ts.isTypeQueryNode(node)) return node.exprName;
  if (ts.isExpressionWithTypeArguments(node)) return node.expression;
  return undefined;
}

function isOwn({ flags, declarations = [] }: ts.Symbol): boolean {
  const inPackage = declarations.some((one) => !one.getSourceFile().fileName.includes("/node_modules/"));
  return inPackage && (flags & ts.SymbolFlags.TypeParameter) === 0;
}

/** A declaration, and the comment that stands behind it in its last line. */
function toLineEnd(declaration: ts.Declaration): string {
  const { text } = declaration.getSourceFile();
  const end = text.indexOf("\n", declaration.getEnd());
  return text.slice(declaration.getStart(), end === -1 ? undefined : end);
}

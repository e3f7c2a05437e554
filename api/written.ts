import ts from "typescript";
import type { PublicFace } from "./entries.ts";

/** How many characters of a union stand in one line. */
const WIDTH = 90;

/** A type that no source spells out, such as `z.infer<typeof cohort>`, as a source would: exported types by name. */
export function writtenType(
  { checker, exportedAs }: PublicFace,
  type: ts.Type,
  note: (named: ts.Symbol) => void,
): string {
  return written(type, "", new Set());

  function written(type: ts.Type, indent: string, inside: ReadonlySet<ts.Type>): string {
    const named = [type.aliasSymbol, type.symbol].find((symbol) => symbol !== undefined && exportedAs.has(symbol));
    if (named !== undefined) {
      note(named);
      return (exportedAs.get(named) as { name: string }).name;
    }
    if (inside.has(type)) throw new Error(`a type without a name contains itself: ${checker.typeToString(type)}`);
    const within = new Set([...inside, type]);
    if (type.isUnion()) return unionOf(type, indent, within);
    if (checker.isArrayType(type)) return arrayOf(type as ts.TypeReference, indent, within);
    if (checker.isTupleType(type)) return tupleOf(type as ts.TupleTypeReference, indent, within);
    if ((type.flags & ts.TypeFlags.Object) === 0 || !isSpelledOut(type))
      return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    const [call] = type.getCallSignatures();
    if (call !== undefined) return functionOf(call, indent, within);
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    if (index !== undefined && type.getProperties().length === 0)
      return `Record<string, ${written(index.type, indent, within)}>`;
    return objectOf(type, index, indent, within);
  }

  function unionOf(type: ts.UnionType, indent: string, within: ReadonlySet<ts.Type>): string {
    // The compiler orders members by when it met them, which is no promise; and splits boolean in two.
    const isBoolean = (one: ts.Type) => (one.flags & ts.TypeFlags.BooleanLiteral) !== 0;
    const rest = type.types.filter((one) => !isBoolean(one)).map((one) => bracketed(written(one, indent, within)));
    const both = type.types.filter(isBoolean);
    const booleans = both.length === 2 ? ["boolean"] : both.map((one) => checker.typeToString(one));
    const numbers = rest.every((one) => Number.isFinite(Number(one)));
    const sorted = [...rest, ...booleans].sort((a, b) => (numbers ? Number(a) - Number(b) : a < b ? -1 : 1));
    const line = sorted.join(" | ");
    if (line.length <= WIDTH || line.includes("\n")) return line;
    return sorted.map((one) => `\n${indent}  | ${one}`).join("");
  }

  function arrayOf(type: ts.TypeReference, indent: string, within: ReadonlySet<ts.Type>): string {
    const [element] = checker.getTypeArguments(type);
    const text = written(element, indent, within);
    const readonly = type.symbol.name === "ReadonlyArray" ? "readonly " : "";
    return `${readonly}${element.isUnion() && text.includes(" | ") ? `(${text})` : bracketed(text)}[]`;
  }

  function tupleOf(type: ts.TupleTypeReference, indent: string, within: ReadonlySet<ts.Type>): string {
    const { labeledElementDeclarations, elementFlags, readonly } = type.target;
    if (elementFlags.some((flags) => flags !== ts.ElementFlags.Required))
      throw new Error(`not written yet: ${checker.typeToString(type)}`);
    const elements = checker.getTypeArguments(type).map((element, at) => {
      const label = labeledElementDeclarations?.[at]?.name.getText();
      return `${label === undefined ? "" : `${label}: `}${written(element, indent, within)}`;
    });
    return `${readonly ? "readonly " : ""}[${elements.join(", ")}]`;
  }

  function functionOf(call: ts.Signature, indent: string, within: ReadonlySet<ts.Type>): string {
    const parameters = call.getParameters().map((parameter) => {
      const declared = parameter.valueDeclaration as ts.ParameterDeclaration;
      const optional = declared.questionToken !== undefined || declared.initializer !== undefined;
      const rest = declared.dotDotDotToken === undefined ? "" : "...";
      const type = checker.getTypeOfSymbol(parameter);
      const shown = optional ? checker.getNonNullableType(type) : type;
      // A parameter that is taken apart has no name of its own.
      const name = ts.isIdentifier(declared.name) ? parameter.name : "given";
      return `${rest}${name}${optional ? "?" : ""}: ${written(shown, indent, within)}`;
    });
    return `(${parameters.join(", ")}) => ${written(call.getReturnType(), indent, within)}`;
  }

  function objectOf(
    type: ts.Type,
    index: ts.IndexInfo | undefined,
    indent: string,
    within: ReadonlySet<ts.Type>,
  ): string {
    const inner = `${indent}  `;
    const readonly = readonlyKeys(type);
    const lines = checker.getPropertiesOfType(type).flatMap((property) => {
      const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      const value = checker.getTypeOfSymbol(property);
      const shown = written(optional ? checker.getNonNullableType(value) : value, inner, within);
      const name = /^[A-Za-z_$][\w$]*$/.test(property.name) ? property.name : JSON.stringify(property.name);
      const modifier = readonly.has(property.name) ? "readonly " : "";
      return [...commentOf(property, inner), `${inner}${modifier}${name}${optional ? "?" : ""}: ${shown};`];
    });
    if (index !== undefined) lines.push(`${inner}[key: string]: ${written(index.type, inner, within)};`);
    return `{\n${lines.join("\n")}\n${indent}}`;
  }

  /** The compiler's own spelling is asked: a property's declaration knows nothing of a type that is mapped from it. */
  function readonlyKeys(type: ts.Type): ReadonlySet<string> {
    const flags = ts.NodeBuilderFlags.NoTruncation | ts.NodeBuilderFlags.InTypeAlias;
    const node = checker.typeToTypeNode(type, undefined, flags);
    if (node !== undefined && ts.isMappedTypeNode(node)) {
      const all = node.readonlyToken !== undefined && node.readonlyToken.kind !== ts.SyntaxKind.MinusToken;
      if (all) return new Set(checker.getPropertiesOfType(type).map(({ name }) => name));
      throw new Error(`not written yet: ${checker.typeToString(type)}`);
    }
    const members = node !== undefined && ts.isTypeLiteralNode(node) ? [...node.members] : [];
    const isReadonly = (member: ts.TypeElement) =>
      ts.isPropertySignature(member) && member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword);
    return new Set(members.filter(isReadonly).map(({ name }) => (name as ts.Identifier | ts.StringLiteral).text));
  }

  function commentOf(property: ts.Symbol, indent: string): string[] {
    const docs = ts.displayPartsToString(property.getDocumentationComment(checker));
    if (docs === "") return [];
    const lines = docs.split("\n");
    if (lines.length === 1) return [`${indent}/** ${docs} */`];
    return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`];
  }
}

/** Whether it has no name that a reader would look up: a literal, a function type, or what is mapped from others. */
function isSpelledOut({ symbol }: ts.Type): boolean {
  const inLibrary = symbol?.declarations?.some((one) => ts.isInterfaceDeclaration(one) || ts.isClassDeclaration(one));
  return inLibrary !== true;
}

/** In brackets where what stands next to it would be read as a part of it. */
function bracketed(text: string): string {
  return text.startsWith("(") || text.startsWith("readonly ") ? `(${text})` : text;
}

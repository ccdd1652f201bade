import { readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import type typescript from "@tslab/typescript-for-tslab";

const ts = createRequire(import.meta.url)("@tslab/typescript-for-tslab") as typeof typescript;

/** A package that a file names, or a command of one. */
export interface Use {
  name: string;
  command: boolean;
  typeOnly: boolean;
}

/** The packages of npm that a source imports, resolves or takes a file of from node_modules. */
export function packagesIn(path: string): Use[] {
  const uses: Use[] = [];
  const text = readFileSync(path, "utf8");
  if (path.endsWith("tsconfig.json")) return typesIn(text);
  const add = (specifier: string, typeOnly = false): void => {
    if (/^[./]|^ipc$/.test(specifier) || isBuiltin(specifier)) return;
    const [first = "", second] = specifier.split("/");
    uses.push({
      name: first.startsWith("@") ? `${first}/${second}` : first,
      command: false,
      typeOnly,
    });
  };
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const requires = new Set(["require"]);
  visit(source);
  return uses;

  function visit(node: typescript.Node): void {
    if (ts.isImportDeclaration(node)) add(textOf(node.moduleSpecifier), isTypeOnly(node));
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier)
      add(textOf(node.moduleSpecifier), node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(textOf(node.argument.literal), true);
    else if (
      ts.isVariableDeclaration(node) &&
      node.initializer &&
      isCreateRequire(node.initializer)
    )
      requires.add(textOf(node.name));
    else if (ts.isCallExpression(node)) visitCall(node);
    ts.forEachChild(node, visit);
  }

  function visitCall({ expression, arguments: given }: typescript.CallExpression): void {
    const callee =
      ts.isPropertyAccessExpression(expression) && expression.name.text === "resolve"
        ? expression.expression
        : expression;
    const loads =
      callee.kind === ts.SyntaxKind.ImportKeyword ||
      ts.isMetaProperty(callee) ||
      isCreateRequire(callee) ||
      (ts.isIdentifier(callee) && requires.has(callee.text));
    if (loads && given[0] && ts.isStringLiteralLike(given[0])) add(textOf(given[0]));
    if (textOf(expression) !== "join") return;
    const at = given.findIndex((word) => /^(node_)?modules$/.test(textOf(word)));
    if (at >= 0) addPath(given.slice(at + 1));
  }

  /** What follows `node_modules` in the words of a path. */
  function addPath(parts: typescript.Expression[]): void {
    const [first = "", ...others] = parts.map((part) =>
      ts.isStringLiteralLike(part) ? part.text : "?",
    );
    if (first === ".bin" && others[0])
      uses.push({ name: others[0], command: true, typeOnly: false });
    else if (first !== "" && !/^(\.bin|@types)$/.test(first)) add([first, ...others].join("/"));
  }
}

function typesIn(config: string): Use[] {
  const types: string[] = JSON.parse(config).compilerOptions.types;
  return types.map((name) => ({ name: `@types/${name}`, command: false, typeOnly: true }));
}

/** `createRequire(import.meta.url)`: another one looks from where others are. */
function isCreateRequire(node: typescript.Node): boolean {
  if (!ts.isCallExpression(node) || textOf(node.expression) !== "createRequire") return false;
  const [from] = node.arguments;
  return (
    from !== undefined && ts.isPropertyAccessExpression(from) && ts.isMetaProperty(from.expression)
  );
}

function isTypeOnly({ importClause }: typescript.ImportDeclaration): boolean {
  if (importClause?.isTypeOnly) return true;
  const bindings = importClause?.namedBindings;
  if (!bindings || importClause.name || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every((one) => one.isTypeOnly);
}

/** Of a string or a name. */
function textOf(node: typescript.Node): string {
  return ts.isStringLiteralLike(node) || ts.isIdentifier(node) ? node.text : "";
}

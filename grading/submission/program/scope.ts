/** The names of a cell: which it declares at its top level, and which it takes from outside. */
import { type Node as AcornNode, parse } from "acorn";
import { analyze, type Scope, type ScopeManager, type Variable } from "eslint-scope";
import { finding } from "../../words/finding.ts";
import { explainSyntax } from "./transpile.ts";

export interface Node {
  type: string;
  start: number;
  end: number;
  [member: string]: unknown;
}

export interface Names {
  tree: Node;
  declared: Set<string>;
  /** Each free name with the places where it is used. */
  free: Map<string, Node[]>;
  /** Each imported name by its local one, with the places where it is used. */
  imported: Map<string, { module: string; name: string; uses: Node[] }>;
}

/** The names of JavaScript text; a sentence when it cannot be parsed. */
export function readNames(js: string): Names | { problem: string } {
  let tree: AcornNode;
  try {
    tree = parse(js, { ecmaVersion: "latest", sourceType: "module", ranges: true });
  } catch (error) {
    return { problem: explain(error, js) };
  }
  let scopes: ScopeManager;
  try {
    scopes = analyze(tree as never, { ecmaVersion: 2022, sourceType: "module" });
  } catch (error) {
    // A sum of a hundred thousand terms: it recurses where the parser loops.
    if (error instanceof RangeError) return { problem: finding.tooDeep() };
    throw error;
  }
  const top = scopes.scopes.find((scope: Scope) => scope.type === "module");
  const free = new Map<string, Node[]>();
  for (const reference of scopes.globalScope?.through ?? []) {
    const node = reference.identifier as unknown as Node;
    const name = node.name as string;
    const uses = free.get(name);
    if (uses) uses.push(node);
    else free.set(name, [node]);
  }
  const variables = top?.variables ?? [];
  const declared = new Set(variables.map((variable) => variable.name));
  return { tree: tree as unknown as Node, declared, free, imported: importsOf(variables) };
}

function importsOf(variables: Variable[]): Names["imported"] {
  const imported: Names["imported"] = new Map();
  for (const variable of variables) {
    const [def] = variable.defs;
    if (def?.type !== "ImportBinding") continue;
    const { imported: from } = def.node as unknown as { imported?: { name?: string } };
    const { source } = def.parent as unknown as { source: { value: string } };
    const uses = variable.references.map((reference) => reference.identifier as unknown as Node);
    imported.set(variable.name, { module: source.value, name: from?.name ?? "*", uses });
  }
  return imported;
}

function explain(error: unknown, js: string): string {
  const { loc, message } = error as Error & { loc?: { line: number; column: number } };
  if (message.startsWith("Not enough stack")) return finding.tooDeep();
  if (!loc) return finding.unreadable(message);
  return explainSyntax(js, loc.line, loc.column, message.replace(/ \(\d+:\d+\)$/, ""));
}

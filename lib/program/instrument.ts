/**
 * Lines for the record: `open(…)` in a program's text becomes `$at(3, open)(…)`.
 *
 * `$at` publishes the line just before the call is made, after its arguments were worked out, so that a call inside
 * another call's arguments keeps its own line. It is a name that nobody gives to a variable. Only what comes from a function's parameter is wrapped: the calls.
 */
import type { ScopeManager, Variable } from "eslint-scope";
import { type Node, walk } from "./parse.ts";

export interface Edit {
  at: number;
  insert: string;
  /** Among edits at one position: the higher comes later in the text. */
  order: number;
}

/** The callees to wrap: names taken from a parameter's pattern, and members of the program's own parameter. */
export function calleesOf(tree: Node, scopes: ScopeManager): Node[] {
  const fromPattern = new Set<unknown>();
  const parameters = new Set<unknown>();
  for (const scope of scopes.scopes) {
    for (const variable of scope.variables) {
      if (isFromPattern(variable))
        for (const r of variable.references) fromPattern.add(r.identifier);
      if (isFirstParameter(variable, tree)) {
        for (const r of variable.references) parameters.add(r.identifier);
      }
    }
  }
  const callees: Node[] = [];
  walk(tree, (node) => {
    if (node.type !== "CallExpression" || node.optional) return;
    const callee = node.callee as Node;
    const isCall = fromPattern.has(callee);
    const isMember =
      callee.type === "MemberExpression" && !callee.optional && parameters.has(callee.object);
    if (isCall || isMember) callees.push(callee);
  });
  return callees;
}

function isFromPattern(variable: Variable): boolean {
  return variable.defs.some((def) => {
    if (def.type !== "Parameter") return false;
    const params = (def.node as unknown as { params: Node[] }).params;
    const start = (def.name as unknown as Node).start;
    return params.some((p) => p.type === "ObjectPattern" && p.start <= start && start < p.end);
  });
}

function isFirstParameter(variable: Variable, tree: Node): boolean {
  const root = ((tree.body as Node[])[0] as Node).expression as Node;
  const first = (root.params as Node[] | undefined)?.[0];
  return variable.defs.some((def) => (def.name as unknown) === first);
}

/** The two insertions that wrap a callee. */
export function wrap(callee: Node): Edit[] {
  return [
    { at: callee.start, insert: `$at(${callee.loc.start.line}, `, order: 1 },
    { at: callee.end, insert: ")", order: 0 },
  ];
}

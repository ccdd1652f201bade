/** Which functions of a cell run as programs, and so belong to the box. */
import { walk } from "../../../lib/program/parse.ts";
import type { Names, Node } from "./scope.ts";

/**
 * The functions that are given to `program`, directly or by name, those that it is given as values, and a function
 * that is the solution itself.
 */
export function findPrograms(names: Names, variable: string): Node[] {
  const named = new Set([variable]);
  const programs: Node[] = [];
  const take = (node: Node | undefined): void => {
    if (node && isFunction(node)) programs.push(node);
    else if (node?.type === "Identifier") named.add(node.name as string);
  };
  walk(names.tree, (node) => {
    if (!isProgramCall(node, names)) return;
    const [first, second] = node.arguments as Node[];
    take(first);
    for (const property of (second?.properties ?? []) as { value?: Node }[]) take(property.value);
  });
  walk(names.tree, (node) => {
    const { name } = (node.id ?? {}) as { name?: string };
    if (name === undefined || !named.has(name)) return;
    if (node.type === "FunctionDeclaration") programs.push(node);
    const init = node.type === "VariableDeclarator" ? (node.init as Node | null) : null;
    if (init && isFunction(init)) programs.push(init);
  });
  return outermost(programs);
}

/** Sorted, and none within another, so that `isWithin` can search. */
function outermost(functions: Node[]): Node[] {
  const sorted = functions.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  return sorted.filter((fn) => {
    if (fn.end <= end) return false;
    end = fn.end;
    return true;
  });
}

/** `program(…)`, `ipc.program(…)`, or by the name that it was imported as. */
export function isProgramCall(node: Node, names: Names): boolean {
  if (node.type !== "CallExpression") return false;
  const callee = node.callee as Node & { name?: string; property?: { name?: string } };
  if (callee.name === undefined) return callee.property?.name === "program";
  const imported = names.imported.get(callee.name);
  return callee.name === "program" || imported?.name === "program";
}

/** In one of the functions that `findPrograms` gave. */
export function isWithin(node: Node, functions: Node[]): boolean {
  let low = 0;
  let high = functions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((functions[middle] as Node).start <= node.start) low = middle + 1;
    else high = middle;
  }
  return low > 0 && node.end <= (functions[low - 1] as Node).end;
}

function isFunction(node: Node): boolean {
  return node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression";
}

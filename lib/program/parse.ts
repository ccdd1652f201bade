/** Parsing of a function's text, and the walk over its tree. */
import { parse } from "acorn";
import { unreadable } from "../words/program/function.ts";
import { ProgramError } from "./errors.ts";

export interface Node {
  type: string;
  start: number;
  end: number;
  loc: { start: { line: number; column: number } };
  [member: string]: unknown;
}

export interface ParsedFunction {
  text: string;
  tree: Node;
  /** Position in the tree minus this is a position in `text`. */
  offset: number;
}

/** A function of which there is only the text: it is not evaluated in this process, because it is not trusted. */
export class FunctionText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The function's own text and its tree. `what` names it in messages. */
export function parseFunction(fn: unknown, what: string): ParsedFunction {
  if (typeof fn !== "function" && !(fn instanceof FunctionText)) {
    throw new ProgramError(
      fn === null ? unreadable.isNull(what) : unreadable.noFunction(what, typeof fn),
    );
  }
  const text = typeof fn === "function" ? Function.prototype.toString.call(fn) : fn.text;
  if (/\{\s*\[native code\]\s*\}$/.test(text)) {
    throw new ProgramError(unreadable.native(what));
  }
  const tree = parseText(text, what);
  const root = rootOf(tree);
  if (root.type === "ClassExpression") {
    throw new ProgramError(unreadable.isClass(what));
  }
  refuseAsync(root, what);
  return { text, tree, offset: 1 };
}

function parseText(text: string, what: string): Node {
  try {
    return parse(`(${text})`, {
      ecmaVersion: 2022,
      locations: true,
      ranges: true,
    }) as unknown as Node;
  } catch (error) {
    throw new ProgramError(unreadable.syntax(what, (error as Error).message));
  }
}

/** The function itself, in the tree of its text. */
export function rootOf(tree: Node): Node {
  const statement = (tree.body as Node[])[0] as Node;
  return statement.expression as Node;
}

/** fork duplicates what is running; a promise that waits in an event loop would be lost in one of the two. */
function refuseAsync(root: Node, what: string): void {
  walk(root, (node) => {
    const line = node.loc.start.line;
    if (node.async || node.type === "AwaitExpression") {
      throw new ProgramError(unreadable.asynchronous(what, line));
    }
    if (node === root && node.generator) {
      throw new ProgramError(unreadable.generator(what, line));
    }
    if (node.type === "ImportExpression") {
      throw new ProgramError(unreadable.imports(what, line));
    }
  });
}

/** Every node below and including `root`, parents first. However deep: with a stack of its own. */
export function walk<N extends { type: string }>(
  root: N,
  visit: (node: N, parent: N | null) => void,
): void {
  const left: [N, N | null][] = [[root, null]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [now, parent] = next;
    visit(now, parent);
    for (const child of childrenOf(now).reverse()) left.push([child, now]);
  }
}

function childrenOf<N extends { type: string }>(node: N): N[] {
  return Object.entries(node)
    .filter(([key]) => key !== "loc")
    .flatMap(([, member]) => member as unknown)
    .filter((child): child is N => typeof (child as N | null)?.type === "string");
}

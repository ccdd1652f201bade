/** Parsing of a function's text, and the walk over its tree. */
import { parse } from "acorn";
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
    throw new ProgramError(`${what} is no function but ${fn === null ? "null" : `a ${typeof fn}`}`);
  }
  const text = typeof fn === "function" ? Function.prototype.toString.call(fn) : fn.text;
  if (/\{\s*\[native code\]\s*\}$/.test(text)) {
    throw new ProgramError(
      `${what} has no text of its own (it is built in, or made by bind): write it as ({ open, … }) => { … }`,
    );
  }
  const tree = parseText(text, what);
  const root = rootOf(tree);
  if (root.type === "ClassExpression") {
    throw new ProgramError(`${what} is a class: write it as a function, ({ open, … }) => { … }`);
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
    throw new ProgramError(
      `${what} cannot be read (${(error as Error).message}): write it as ({ open, … }) => { … }, not as a method`,
    );
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
      throw new ProgramError(
        `${what} is asynchronous (line ${line}): a program runs from top to bottom as in C, because fork ` +
          "duplicates only what is running. Remove async and await; a call that waits, waits.",
      );
    }
    if (node === root && node.generator) {
      throw new ProgramError(`${what} is a generator (line ${line}): write it as a plain function`);
    }
    if (node.type === "ImportExpression") {
      throw new ProgramError(
        `${what} imports a module (line ${line}): what it uses comes from its parameter or as a value`,
      );
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

/**
 * The text of a program: from a function to something another process can evaluate.
 *
 * A function is more than its text: it sees the variables around it. These do not travel, so they are looked for
 * before anything runs (acorn parses, eslint-scope resolves) and either come from `values` or are refused by name.
 *
 * A cell of the notebook is compiled before it runs: its own variables read `exports.K` in a function's text, and
 * imported ones `ipc_1.open`. Both are seen through here.
 */
import { analyze, type Reference } from "eslint-scope";
import MagicString from "magic-string";
import { unknownName, unreadable } from "../words/program/function.ts";
import { ProgramError } from "./errors.ts";
import { isKnownGlobal, refusal } from "./globals.ts";
import { calleesOf, type Edit, wrap } from "./instrument.ts";
import { type Node, type ParsedFunction, parseFunction, rootOf, walk } from "./parse.ts";

export interface Source {
  /** As the function prints itself. */
  text: string;
  /** One expression, `($values, $at, console) => program`, whose lines are those of `text`. */
  script: string;
}

/**
 * The text of `fn` and the expression that makes it again from `values`.
 *
 * @throws ProgramError when it is not a plain synchronous function, or when it uses what it cannot take along.
 */
export function readSource(
  fn: unknown,
  values: Record<string, unknown>,
  calls: Set<string>,
): Source {
  const parsed = parseFunction(fn, unreadable.program());
  const helpers = Object.entries(values).filter(([, value]) => typeof value === "function");
  const known: Known = {
    values: new Set(Object.keys(values)),
    helpers: new Set(helpers.map(([name]) => name)),
    calls,
    modules: new Set(),
  };
  checkParameter(parsed, calls);
  const main = instrument(parsed, known);
  const prepared = helpers.map(([name, helper]) => {
    const helperText = instrument(parseFunction(helper, unreadable.value(name)), known);
    // On one line, so that the program's own first line stays line 1. A call in a helper has the line that called the
    // helper: its `$at` publishes nothing.
    return `${name} = eval(${JSON.stringify(`(($at) => (${helperText}))`)})((line, call) => call);`;
  });
  const own = [...known.values].filter((name) => isIdentifier(name));
  const head = [
    "($values, $at, console) => {",
    own.length > 0 ? `let {${own.join(", ")}} = $values;` : "",
    "const exports = $values;",
    ...[...known.modules].map((module) => `const ${module} = $values;`),
    ...prepared,
    ...helpers.map(([name]) => `$values[${JSON.stringify(name)}] = ${name};`),
    "return",
  ];
  return { text: parsed.text, script: `${head.filter(Boolean).join(" ")}(${main});\n}` };
}

/** A name that the library does not have would be undefined, and only be noticed when it is called. */
function checkParameter(parsed: ParsedFunction, calls: Set<string>): void {
  const pattern = (rootOf(parsed.tree).params as Node[])[0];
  if (pattern?.type !== "ObjectPattern") return;
  for (const property of pattern.properties as Node[]) {
    const key = property.key as (Node & { name?: string }) | undefined;
    if (property.type !== "Property" || property.computed || key?.name === undefined) continue;
    if (calls.has(key.name)) continue;
    const line = key.loc.start.line;
    const like = similar(key.name, calls);
    throw new ProgramError(
      like === null
        ? unknownName.parameter(key.name, line)
        : unknownName.parameterLike(key.name, line, like),
    );
  }
}

function similar(name: string, calls: Set<string>): string | null {
  const same = [...calls].filter((call) => call.toLowerCase() === name.toLowerCase());
  const inside = [...calls].filter(
    (call) => name.length > 3 && (call.includes(name) || name.includes(call)) && call.length > 2,
  );
  return same[0] ?? inside[0] ?? null;
}

interface Known {
  values: Set<string>;
  /** Those of the values that are functions. */
  helpers: Set<string>;
  /** Names that the library has. */
  calls: Set<string>;
  /** Found on the way: what a compiled cell calls the modules that values came from. */
  modules: Set<string>;
}

interface Meant {
  name: string;
  module: string | null;
  node: Node;
}

/** The function's text with its calls' lines published, after all its free variables were accounted for. */
function instrument(parsed: ParsedFunction, known: Known): string {
  const scopes = analyze(parsed.tree as never, { ecmaVersion: 2022, sourceType: "script" });
  const parents = new Map<Node, Node>();
  walk(parsed.tree, (node, parent) => parent && parents.set(node, parent));
  const callees = calleesOf(parsed.tree, scopes);
  for (const reference of scopes.globalScope?.through ?? []) {
    const { name, module, node } = meant(reference, parents);
    const given = known.values.has(name);
    if (!given && (module !== null || !isKnownGlobal(name))) {
      throw refusal(name, node.loc.start.line, known.calls.has(name));
    }
    if (given && module !== null && module !== "exports") known.modules.add(module);
    if (known.helpers.has(name) && parents.get(node)?.callee === node) callees.push(node);
  }
  return apply(parsed.text, callees.flatMap(wrap), parsed.offset);
}

/** What a free name stands for: `exports.K` and `ipc_1.K` are the K of a cell. */
function meant(reference: Reference, parents: Map<Node, Node>): Meant {
  const node = reference.identifier as unknown as Node;
  const name = (node as unknown as { name: string }).name;
  const parent = parents.get(node);
  const member =
    parent?.type === "MemberExpression" && parent.object === node && !parent.computed
      ? String((parent.property as { name?: string }).name)
      : null;
  const compiled = name === "exports" || /^\w+_\d+$/.test(name);
  return compiled && parent && member !== null
    ? { name: member, module: name, node: parent }
    : { name, module: null, node };
}

function apply(text: string, edits: Edit[], offset: number): string {
  const code = new MagicString(text);
  const inOrder = edits.sort((a, b) => a.at - b.at || a.order - b.order);
  for (const { at, insert } of inOrder) code.appendLeft(at - offset, insert);
  return code.toString();
}

function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}

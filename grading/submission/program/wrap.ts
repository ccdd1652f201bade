/**
 * A learner's cell as a program of the box.
 *
 * The cell is ordinary code that ends with a solution in a variable: `const solution = program(({ fork }) => { … })`.
 * It is foreign code, so it runs where programs run and nowhere else. This makes the text of one function,
 * `(calls) => status`, that runs the whole cell in the box with a `program` that only remembers its function, and
 * then calls what the variable holds.
 *
 * Around its programs a cell does what only a notebook can: import, await run(…), draw. There every name that is not
 * the language's stands for a value that answers to everything and does nothing. In a program such a name stays as
 * it is: the reader of programs refuses it with a sentence, as in the notebook.
 *
 * Every line of the cell keeps its number: what is added stands on line 1 or after the last one.
 */
import { parse } from "acorn";
import MagicString from "magic-string";
import { isKnownGlobal } from "../../../lib/program/globals.ts";
import { walk } from "../../../lib/program/parse.ts";
import { finding } from "../../words/finding.ts";
import type { Kind } from "../types.ts";
import { findPrograms, isProgramCall, isWithin } from "./functions.ts";
import { type Names, type Node, readNames } from "./scope.ts";

export type Wrapped = { source: string; problem: null } | { source: null; problem: string };

/**
 * The text of the function; a sentence when the cell is not JavaScript. Pure: nothing is evaluated here.
 *
 * @param js the cell, after `transpile`
 * @param variable where the solution is: "solution", "solution.server"
 * @param kind "value": the variable holds plain data, and the function prints it as JSON
 */
export function wrapCell(js: string, variable: string, kind: Kind = "program"): Wrapped {
  if (
    !/^[\p{ID_Start}$_][\p{ID_Continue}$]*(\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u.test(variable)
  ) {
    throw new RangeError(`${variable} is no variable`);
  }
  const names = readNames(js);
  if ("problem" in names) return { source: null, problem: names.problem };
  if (!names.declared.has(variable.split(".")[0] ?? variable)) {
    return { source: null, problem: finding.noVariable(variable) };
  }
  const own = prefixFor(js);
  const programs = findPrograms(names, variable);
  const code = new MagicString(js);
  editModule(names, code, own);
  editWaits(names, code, programs, own);
  const head = headOf(own, standIns(names, programs));
  const block = `{ ${own}Get = () => ${variable}; ${code}\n}`;
  const tail = kind === "value" ? valueTail(own, variable) : tailOf(own, variable);
  const source = `${head}${block}${tail}`;
  return isIntact(source, head.length, head.length + block.length)
    ? { source, problem: null }
    : { source: null, problem: finding.differs() };
}

/** A name that the cell does not contain. */
function prefixFor(js: string): string {
  let own = "cell";
  for (let i = 1; js.includes(own); i++) own = `cell${i}`;
  return own;
}

/** Imports and exports are not statements of a function: their words become blanks. */
function editModule({ tree }: Names, code: MagicString, own: string): void {
  for (const statement of tree.body as Node[]) {
    if (statement.type === "ImportDeclaration") blank(code, statement.start, statement.end);
    else if (statement.type.startsWith("Export")) {
      const declaration = statement.declaration as Node | null | undefined;
      blank(code, statement.start, declaration?.start ?? statement.end);
    }
  }
  walk(tree, ({ type, start }) => {
    if (type === "ImportExpression") code.update(start, start + 6, `${own}Inert`);
  });
}

/** Outside of programs nothing waits: `await x` is x. Programs keep theirs, and are refused for it with a sentence. */
function editWaits({ tree }: Names, code: MagicString, programs: Node[], own: string): void {
  const js = code.original;
  walk(tree, (node) => {
    const { start } = node;
    if (isWithin(node, programs)) return;
    if (node.type === "AwaitExpression") {
      code.update(start, start + 5, `${own}Now`);
      code.appendLeft((node.argument as Node).start, "(");
      code.appendLeft(node.end, ")");
    } else if (node.async === true && js.startsWith("async", start)) {
      blank(code, start, start + 5);
    } else if (node.type === "ForOfStatement" && node.await === true) {
      const word = js.indexOf("await", start);
      blank(code, word, word + 5);
    }
  });
}

/** Lines keep their numbers. */
function blank(code: MagicString, start: number, end: number): void {
  code.update(start, end, code.original.slice(start, end).replace(/[^\n\r\u2028\u2029]/g, " "));
}

/** What the head declares: names that do nothing, names that programs take along, other names of `program`. */
function standIns(names: Names, programs: Node[]): StandIns {
  const inert: string[] = [];
  const aliases: string[] = [];
  const foreign = (uses: Node[]): boolean => uses.every((use) => !isWithin(use, programs));
  for (const [local, { module, name, uses }] of names.imported) {
    if (module === "ipc" && name === "program") aliases.push(local);
    else if (foreign(uses)) inert.push(local);
  }
  for (const [name, uses] of names.free) {
    if (name !== "program" && !isLanguage(name) && foreign(uses)) inert.push(name);
  }
  const taken = valuesOf(names).filter((name) => !inert.includes(name) && names.free.has(name));
  return { inert, aliases: aliases.filter((alias) => alias !== "program"), taken };
}

/** What a cell's own code may use as it is. */
function isLanguage(name: string): boolean {
  return isKnownGlobal(name) || name === "arguments";
}

interface StandIns {
  inert: string[];
  aliases: string[];
  taken: string[];
}

/** The keys of the second argument of `program`. */
function valuesOf(names: Names): string[] {
  const values = new Set<string>();
  walk(names.tree, (node) => {
    const second = isProgramCall(node, names) ? (node.arguments as Node[])[1] : undefined;
    for (const property of (second?.properties ?? []) as { key?: { name?: string } }[]) {
      if (property.key?.name) values.add(property.key.name);
    }
  });
  return [...values];
}

/** What stands before the cell, on its first line. */
function headOf(own: string, { inert, aliases, taken }: StandIns): string {
  return inOneLine(`
    (calls) => {
      let ${own}Get, ${own}Failed;
      const ${own}Any = new Proxy(function () {}, {
        get: (target, key) =>
          key === "then" ? undefined :
          key === "program" ? program :
          key === Symbol.toPrimitive ? () => "" :
          key === Symbol.iterator ? [][Symbol.iterator].bind([]) :
          ${own}Any,
        apply: () => ${own}Any,
        construct: () => ${own}Any,
        set: () => true,
      });
      const ${own}Inert = () => ${own}Any;
      const ${own}Now = (value) => value;
      const program = (fn, values) => ({ kind: "program", fn, values });
      ${aliases.map((alias) => `const ${alias} = program;`).join("\n")}
      ${inert.map((name) => `const ${name} = ${own}Any;`).join("\n")}
      ${taken.map((name) => `let ${name};`).join("\n")}
      const ${own}Take = (values) => {
        ${taken.map((name) => `if (Object.hasOwn(values, "${name}")) ${name} = values.${name};`).join("\n")}
      };
      const ${own}Run = () => {
  `);
}

/** What follows the cell where it holds a program: that is called, unless the cell failed before it was there. */
function tailOf(own: string, variable: string): string {
  return inOneLine(`
      };
      try { ${own}Run(); } catch (error) { ${own}Failed = { error }; }
      let found;
      try { found = ${own}Get(); } catch (error) { ${own}Failed ??= { error }; }
      const start =
        typeof found === "function" ? found :
        found && found.kind === "program" ? found.fn :
        undefined;
      if (typeof start !== "function" || found === ${own}Any) {
        if (${own}Failed) throw ${own}Failed.error;
        throw new Error(${JSON.stringify(finding.noVariable(variable))}, { cause: ${JSON.stringify(variable)} });
      }
      if (found.values) ${own}Take(found.values);
      return start(calls);
    }
  `);
}

/** What follows the cell where it holds data: they are printed. */
function valueTail(own: string, variable: string): string {
  return inOneLine(`
      };
      try { ${own}Run(); } catch (error) { ${own}Failed = { error }; }
      const found = ${own}Get();
      if (${own}Failed && found === undefined) throw ${own}Failed.error;
      if (typeof found !== "object" || found === null)
        throw new Error(${JSON.stringify(finding.noValue(variable))});
      calls.print(JSON.stringify(found));
    }
  `);
}

function inOneLine(code: string): string {
  return code.trim().replace(/\s*\n\s*/g, " ");
}

/**
 * The whole is still one arrow function, and the cell still exactly its innermost block: the cell was parsed as a
 * module and runs as a script, where `<!--` begins a comment that could hide a brace and let the rest break out.
 */
function isIntact(source: string, start: number, end: number): boolean {
  try {
    const tree = parse(`(${source})`, { ecmaVersion: 2022, sourceType: "script" });
    const [statement, ...more] = tree.body;
    if (more.length > 0 || statement?.type !== "ExpressionStatement") return false;
    const { expression } = statement;
    if (expression.type !== "ArrowFunctionExpression" || expression.end !== source.length + 1)
      return false;
    let intact = false;
    walk(expression as unknown as Node, (node) => {
      // One more for the parenthesis in front.
      if (node.type === "BlockStatement" && node.start === start + 1 && node.end === end + 1)
        intact = true;
    });
    return intact;
  } catch {
    return false;
  }
}

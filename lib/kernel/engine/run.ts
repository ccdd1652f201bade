import { Script } from "node:vm";
import { withOriginals } from "./builtins.ts";
import type { Cell } from "./cell.ts";
import type { Compiled } from "./compile.ts";
import { describeError } from "./failure.ts";
import { remember } from "./lines.ts";

/** The variables of all cells. */
const variables = createVariables();

/** Runs a compiled cell; its end comes to `cell.end`, for an interrupt may leave this function without a return. */
export function run(cell: Cell, compiled: Compiled, require: (id: string) => unknown): void {
  try {
    const body = withOriginals(() => start(compiled, remember(cell.id, compiled.source)));
    const value = body(variables, require);
    if (compiled.asynchronous) {
      void settle(cell, compiled, value);
    } else cell.end({ value: lastValue(compiled) });
  } catch (error) {
    cell.end({ failure: describeError(error) });
  }
}

/** Not by `then`, in whose place a cell may have put something of its own. */
async function settle(cell: Cell, compiled: Compiled, value: unknown): Promise<void> {
  try {
    await value;
    cell.end({ value: lastValue(compiled) });
  } catch (error) {
    cell.end({ failure: describeError(error) });
  }
}

type Body = (variables: object, require: (id: string) => unknown) => unknown;

/** The cell as a function. */
function start(compiled: Compiled, filename: string): Body {
  try {
    return compileBody(compiled.javascript, filename, compiled.asynchronous);
  } catch (error) {
    // Some awaits at the top level escape tslab: `for await`, and one whose operand is in parentheses.
    if (compiled.asynchronous || !/\bawait\b/.test(compiled.javascript)) throw error;
    compiled.asynchronous = true;
    return compileBody(compiled.javascript, filename, true);
  }
}

function compileBody(javascript: string, filename: string, asynchronous: boolean): Body {
  const head = asynchronous
    ? "(async function (exports, require) {"
    : "(function (exports, require) {";
  // The head has a line of its own, so lines and columns are those of the cell's JavaScript.
  const script = new Script(`${head}\n${javascript}\n})`, { filename, lineOffset: -1 });
  return script.runInThisContext() as Body;
}

function lastValue({ lastExpression }: Compiled): unknown {
  if (!lastExpression) return undefined;
  const value = variables[lastExpression];
  delete variables[lastExpression];
  return value;
}

/** TypeScript defines an import as a getter; here it becomes a variable, so that a later cell may replace it. */
function createVariables(): Record<string, unknown> {
  return new Proxy<Record<string, unknown>>(
    {},
    {
      defineProperty: (target, name, attributes) => {
        if (name !== "__esModule")
          target[String(name)] = attributes.get ? attributes.get() : attributes.value;
        return true;
      },
    },
  );
}

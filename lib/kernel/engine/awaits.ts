// After an interrupt no line of the cell may run on. JavaScript cannot be made to forget an async function that waits,
// but it waits for ever if it is given a promise that never settles. So every `await x` of a cell becomes
//
//     (__cell__.holdIfSilenced(await x) ? await __cell__.never : __cell__.value())
//
// where `await x` itself stays as it was: the stack of an error that comes through it keeps naming the cell's line.
import { currentCell } from "./cell.ts";
import { ts } from "./tslab.ts";

let awaited: unknown;

const helper = Object.freeze({
  /** Holds the awaited value; true if the cell must not go on. */
  holdIfSilenced(value: unknown): boolean {
    const silenced = currentCell()?.silenced ?? false;
    awaited = silenced ? undefined : value;
    return silenced;
  },
  value(): unknown {
    const value = awaited;
    awaited = undefined;
    return value;
  },
  never: new Promise<never>(() => {}),
});

export function installAwaits(): void {
  Object.defineProperty(globalThis, "__cell__", { value: helper });
}

/** A transformer for TypeScript's `before`. */
// biome-ignore lint/suspicious/noExplicitAny: nodes of TypeScript's tree, whose types do not load (tslab.ts)
export function guardAwaits(context: any): (file: any) => any {
  const { factory } = context;
  const member = (name: string): unknown =>
    factory.createPropertyAccessExpression(factory.createIdentifier("__cell__"), name);
  const call = (name: string, ...args: unknown[]): unknown =>
    factory.createCallExpression(member(name), undefined, args);
  const never = (): unknown => factory.createAwaitExpression(member("never"));

  // biome-ignore lint/suspicious/noExplicitAny: as above
  const visit = (node: any): any => {
    const inside = ts.visitEachChild(node, visit, context);
    if (ts.isAwaitExpression(node)) {
      return factory.createParenthesizedExpression(
        factory.createConditionalExpression(
          call("holdIfSilenced", inside),
          undefined,
          never(),
          undefined,
          call("value"),
        ),
      );
    }
    if (ts.isForOfStatement(node) && node.awaitModifier) {
      const stop = factory.createIfStatement(
        call("holdIfSilenced"),
        factory.createExpressionStatement(never()),
      );
      return factory.updateForOfStatement(
        inside,
        inside.awaitModifier,
        inside.initializer,
        inside.expression,
        factory.createBlock([stop, inside.statement], true),
      );
    }
    return inside;
  };
  // biome-ignore lint/suspicious/noExplicitAny: as above
  return (file: any) => ts.visitNode(file, visit);
}

// Anything can be thrown, even what fails when somebody looks at it. The cell ends with what can be said.
import assert from "node:assert/strict";
import { type Client, type Executed, errorOf, resultOf } from "./client.ts";
import { sharedKernel } from "./shared.ts";

const thrown: Record<string, [value: string, ename: string, evalue: RegExp]> = {
  "an error that is its own cause": [
    "(() => { const e = new Error('round'); e.cause = e; return e; })()",
    "Error",
    /^round$/,
  ],
  "errors that are each other's cause": [
    "(() => { const a = new Error('a'), b = new AggregateError([a], 'b', { cause: a }); a.cause = b; return b; })()",
    "AggregateError",
    /^b$/,
  ],
  "ten thousand causes": [
    "Array.from({ length: 10_000 }).reduce((cause) => new Error('one', { cause }), undefined)",
    "Error",
    /^one$/,
  ],
  "an error whose message throws": [
    "Object.defineProperty(new RangeError(''), 'message', { get() { throw 1; } })",
    "RangeError",
    /its message cannot be read/,
  ],
  "an error whose name and stack throw": [
    "Object.defineProperties(new Error('words'), { name: { get() { throw 1; } }, stack: { get() { throw 1; } } })",
    "(its name cannot be read: reading it throws)",
    /^words$/,
  ],
  "an error with nothing in its place": [
    "Object.assign(new AggregateError([]), { name: Symbol('n'), message: Object.create(null), errors: 5, stack: 7 })",
    "Symbol(n)",
    /its message cannot be read/,
  ],
  "a proxy that refuses everything": [
    "new Proxy({}, new Proxy({}, { get() { throw new Error('refused'); } }))",
    "Thrown",
    /^\{\}$/,
  ],
  "a proxy that is revoked": [
    "(() => { const p = Proxy.revocable({}, {}); p.revoke(); return p.proxy; })()",
    "Thrown",
    /Revoked Proxy/,
  ],
  "a value that throws when it is shown": [
    "{ [Symbol.for('nodejs.util.inspect.custom')]() { throw 1; } }",
    "Thrown",
    /its text cannot be read/,
  ],
  "a symbol": ["Symbol('sign')", "Thrown", /^Symbol\(sign\)$/],
  "an object without a prototype": ["Object.create(null)", "Thrown", /null prototype/],
  null: ["null", "Thrown", /^null$/],
};

describe("a cell that throws", function () {
  this.timeout(240_000);
  let kernel: Client;
  before(async () => {
    kernel = await sharedKernel();
    await kernel.execute("const precious = 'kept'");
  });

  for (const [what, [value, ename, evalue]] of Object.entries(thrown)) {
    it(`${what} ends, whenever it throws`, async () => {
      const now = await kernel.execute(`throw (${value}) as unknown`);
      assert.equal(errorOf(now).ename, ename);
      assert.match(errorOf(now).evalue, evalue);
      const late = await kernel.execute(`await 0; throw (${value}) as unknown`);
      assert.equal(errorOf(late).ename, ename);
      const timer = await kernel.execute(
        `setImmediate(() => { throw (${value}) as unknown; }); await new Promise(() => {})`,
      );
      assert.equal(errorOf(timer).ename, ename);
      const nobody = await kernel.execute(
        `void Promise.reject(${value}); await new Promise(() => {})`,
      );
      assert.equal(errorOf(nobody).ename, ename);
      const shown = await kernel.execute(
        `({ [Symbol.for("Jupyter.display")]() { throw (${value}) as unknown; } })`,
      );
      assert.equal(errorOf(shown).ename, ename);
      assert.equal(resultOf(await kernel.execute("precious"))["text/plain"], "'kept'");
    });
  }

  it("an error names each reason once", async () => {
    const cell: Executed = await kernel.execute(
      "const inner = new Error('inner'), outer = new Error('outer', { cause: inner }); inner.cause = outer; throw outer",
    );
    assert.equal(errorOf(cell).trace.split("because of").length, 2);
    assert.match(errorOf(cell).trace, /because of Error: inner/);
  });
});

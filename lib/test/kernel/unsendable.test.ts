// Outputs travel as JSON. What it cannot hold fails in its cell, with what, where and what to do; the cell ends.
import assert from "node:assert/strict";
import { type Client, type Executed, errorOf, resultOf } from "./client.ts";
import { sharedKernel } from "./shared.ts";

const chart = (values: string): string =>
  `({ $schema: "https://vega.github.io/schema/vega-lite/v6.json", data: { values: ${values} }, mark: "bar",
      encoding: { x: { field: "ns", type: "quantitative" } } })`;
const shown = (data: string): string => `({ [Symbol.for("Jupyter.display")]: () => (${data}) })`;

/** In application/json. */
const values: Record<string, [value: string, why: RegExp]> = {
  "a bigint": [
    "{ a: [1, { b: 12n }] }",
    /a\[1\]\.b \(in application\/json\) is the bigint 12n\. .*Number\(…\)/,
  ],
  "a circle": [
    "(() => { const o: any = { a: { b: {} } }; o.a.b.c = o.a; return o; })()",
    /a\.b\.c .*leads back to a, in a circle/,
  ],
  "a toJSON that throws": [
    "{ a: { toJSON() { throw new Error('no'); } } }",
    /a \(in application\/json\) fails to be read: no\./,
  ],
  "a getter that throws": [
    "{ a: { get b() { throw new Error('no'); } } }",
    /a \(in application\/json\) fails to be read: no\./,
  ],
  "a depth that no client reads": [
    "{ a: JSON.parse('['.repeat(2000) + '\"\\\\\"[\"' + ']'.repeat(2000)) }",
    /nested in more than 200 levels/,
  ],
};

describe("a value that JSON cannot hold", function () {
  this.timeout(240_000);
  let kernel: Client;
  before(async () => {
    kernel = await sharedKernel();
    await kernel.execute("import { display } from 'ipc'; const precious = 'kept'");
  });
  afterEach(async () => {
    assert.equal(resultOf(await kernel.execute("precious"))["text/plain"], "'kept'");
  });

  const fails = (cell: Executed, why: RegExp): void => {
    assert.equal(errorOf(cell).ename, "OutputError");
    assert.match(errorOf(cell).evalue, why);
    assert.equal(cell.outputs.filter(({ type }) => type === "error").length, 1);
    assert.equal(cell.reply.status, "error");
  };

  it("fails as the point of a chart", async () => {
    const cell = await kernel.execute(chart("[{ ns: 1 }, { ns: process.hrtime.bigint() }]"));
    fails(
      cell,
      /data\.values\[1\]\.ns \(in application\/vnd\.vegalite\.v5\+json\) is the bigint \d+n/,
    );
  });

  for (const [what, [value, why]] of Object.entries(values)) {
    const data = `{ "application/json": ${value} }`;

    it(`fails as a result: ${what}`, async () => {
      fails(await kernel.execute(shown(data)), why);
    });

    it(`fails in a display and its update, at their lines: ${what}`, async () => {
      const first = await kernel.execute(`1;\ndisplay(${data}, { raw: true })`);
      fails(first, why);
      assert.match(errorOf(first).trace, /line 2/);
      const second = await kernel.execute(
        `const place${what.length} = display({ "text/plain": "" }, { raw: true });\nplace${what.length}.update(${data})`,
      );
      fails(second, why);
    });

    it(`fails alone as one of the user's expressions: ${what}`, async () => {
      const options = { user_expressions: { good: "1 + 1", bad: shown(data) } };
      const { reply } = await kernel.execute("1", { options });
      assert.equal(reply.status, "ok");
      assert.equal(reply.user_expressions.good.data["text/plain"], "2");
      assert.equal(reply.user_expressions.bad.status, "error");
      assert.match(reply.user_expressions.bad.evalue, why);
    });
  }

  it("fails as a user's expression that cannot be shown", async () => {
    const options = { user_expressions: { bad: shown("(() => { throw new Error('no'); })()") } };
    const { reply } = await kernel.execute("1", { options });
    assert.equal(reply.user_expressions.bad.evalue, "no");
  });

  it("does not keep what is large or has many brackets in its text from being shown", async () => {
    const text = "'[{\"\\\\'.repeat(100_000)";
    const cell = await kernel.execute(
      shown(`{ "application/json": { a: ${text}, b: Array(300).fill([[]]) } }`),
    );
    assert.equal((resultOf(cell)["application/json"] as { a: string }).a.length, 400_000);
  });
});

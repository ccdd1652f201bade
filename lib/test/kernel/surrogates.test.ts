// Half a character (a surrogate without its other half) is not text in UTF-8: a notebook that holds one cannot be
// saved.
import assert from "node:assert/strict";
import { type Client, type Executed, errorOf, resultOf, textOf } from "./client.ts";
import { sharedKernel } from "./shared.ts";

describe("half a character", function () {
  this.timeout(240_000);
  let kernel: Client;
  before(async () => {
    kernel = await sharedKernel();
  });

  const run = (code: string): Promise<Executed> => kernel.execute(code);

  it("in a thrown error becomes U+FFFD, in its name, words and lines", async () => {
    const thrown = await run('throw Object.assign(new Error("\\ud83d bad"), { name: "\\udc00" })');
    assert.equal(errorOf(thrown).ename, "\ufffd");
    assert.equal(errorOf(thrown).evalue, "\ufffd bad");
    const parsed = await run('JSON.parse("🚀"[0])');
    assert.match(errorOf(parsed).evalue, /Unexpected token '\ufffd'/);
    await isSavable(thrown, parsed);
  });

  it("in a display of any type becomes U+FFFD, in names of fields too", async () => {
    const shown = await run(
      `import { display } from "ipc";
       const halves = { "text/html": "<b>\\udc00</b>", "application/json": { "\\ud83d": ["🚀"[1]] }, "x/\\ud800": "" };
       display(halves, { raw: true }).update(halves);
       undefined`,
    );
    const expected = {
      "text/html": "<b>\ufffd</b>",
      "application/json": { "\ufffd": ["\ufffd"] },
      "x/\ufffd": "",
    };
    for (const { data } of shown.outputs.slice(1)) assert.deepEqual(data, expected);
    await isSavable(shown);
  });

  it("in a chart becomes U+FFFD", async () => {
    const cell = await run(
      `({ $schema: "https://vega.github.io/schema/vega-lite/v6.json", title: "\\ud83d",
          data: { values: [{ "\\ud83d": "\\udc00", y: 1 }] }, mark: "bar",
          encoding: { x: { field: "\\ud83d", type: "nominal" }, y: { field: "y", type: "quantitative" } } })`,
    );
    assert.equal(resultOf(cell)["text/plain"], "\ufffd");
    await isSavable(cell);
  });

  it("in a result, a printed text and the cell itself becomes U+FFFD or is written out", async () => {
    const cell = await run('console.error("🚀"[0]); // \ud83d\n"\ud83d"');
    assert.match(String(resultOf(cell)["text/plain"]), /^'\\u[dD]83[dD]'$/);
    assert.equal(textOf(cell, "stderr"), "\ufffd\n");
    await isSavable(cell);
  });

  it("in a question and its answer becomes U+FFFD", async () => {
    await run("/** \ud83d */ function documented() {}");
    for (const [type, code] of [
      ["inspect_request", "documented"],
      ["complete_request", 'const o = { "\ud83d": 1 }; o.'],
      ["is_complete_request", '"\ud83d'],
      ["history_request", ""],
    ] as const) {
      const content = { code, cursor_pos: code.length, hist_access_type: "tail", n: 9 };
      const found = await kernel.do<Executed>({ do: "ask", type, content });
      await isSavable(found);
    }
  });

  it("leaves a backslash and whole characters as they are", async () => {
    const cell = await run("'\\\\ud83d \\\\\\\\udc00 🚀\\n.'");
    assert.equal(resultOf(cell)["text/plain"], "\\ud83d \\\\udc00 🚀\n.");
  });

  /** As a client that writes a notebook does: all that it was sent as UTF-8. */
  async function isSavable(...cells: Executed[]): Promise<void> {
    for (const { id } of cells) await kernel.do({ do: "save", id });
  }
});

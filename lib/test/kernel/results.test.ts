import assert from "node:assert/strict";
import { type Client, resultOf } from "./client.ts";
import { sharedKernel } from "./shared.ts";

const vegaLite = "application/vnd.vegalite.v5+json";

describe("what a cell shows", function () {
  this.timeout(240_000);
  let kernel: Client;
  before(async () => {
    kernel = await sharedKernel();
  });

  it("is its last expression", async () => {
    assert.equal(
      resultOf(await kernel.execute("const list = [1, 2];\nlist"))["text/plain"],
      "[ 1, 2 ]",
    );
    assert.equal(
      resultOf(await kernel.execute("await Promise.resolve('awaited')"))["text/plain"],
      "'awaited'",
    );
    assert.equal(resultOf(await kernel.execute("await (async () => 5)()"))["text/plain"], "5");
    assert.deepEqual(resultOf(await kernel.execute("const none = 1;")), {});
    assert.deepEqual(resultOf(await kernel.execute("undefined")), {});
  });

  it("is a text of several lines as it stands, and in quotes where quotes tell more", async () => {
    const plain = async (code: string) => resultOf(await kernel.execute(code))["text/plain"];
    assert.equal(await plain(`"one\\ntwo's\\n"`), "one\ntwo's\n");
    assert.equal(await plain(`"one\\n"`), "'one\\n'");
    assert.match(String(await plain(`"one\\ntwo\\0"`)), /\\x00'$/);
  });

  it("may name a variable of an earlier cell in a shorthand", async () => {
    await kernel.execute("const shorthand = 7;\nimport { join } from 'node:path';");
    await kernel.execute("const { one, two } = { one: 1, two: 2 };");
    const text = resultOf(await kernel.execute("const own = 1;\n({ shorthand, own, one, two })"));
    assert.equal(text["text/plain"], "{ shorthand: 7, own: 1, one: 1, two: 2 }");
    const imported = resultOf(await kernel.execute("typeof ({ join }).join"));
    assert.equal(imported["text/plain"], "'function'");
  });

  it("hints at a forgotten await", async () => {
    const text = resultOf(await kernel.execute("new Promise(() => {})"))["text/plain"];
    assert.match(String(text), /Promise \{ <pending> \}.*did you forget await\?/);
  });

  it("is as an object says, in several MIME types at once", async () => {
    const bundle =
      "({ 'text/plain': 'words', 'text/html': '<b>words</b>', 'application/json': { a: [1] } })";
    const expected = {
      "text/plain": "words",
      "text/html": "<b>words</b>",
      "application/json": { a: [1] },
    };
    const now = `({ [Symbol.for("Jupyter.display")]: () => ${bundle} })`;
    assert.deepEqual(resultOf(await kernel.execute(now)), expected);
    const later = `({ [Symbol.for("Jupyter.display")]: async () => ${bundle} })`;
    assert.deepEqual(resultOf(await kernel.execute(later)), expected);
  });

  it("fails where the object fails to say", async () => {
    const { reply } = await kernel.execute(
      `({ [Symbol.for("Jupyter.display")]() { throw new Error("no picture"); } })`,
    );
    assert.equal(reply.evalue, "no picture");
  });

  it("comes in order: text, display, text", async () => {
    const { outputs } = await kernel.execute(
      `import { display } from "ipc";
       console.log("one");
       display("two");
       console.log("three");
       console.error("four");
       console.log("five");`,
    );
    const shown = outputs
      .slice(1)
      .map(({ name, text, data }) => (data ? data["text/plain"] : `${name} ${text}`));
    assert.deepEqual(shown, [
      "stdout one\n",
      "'two'",
      "stdout three\n",
      "stderr four\n",
      "stdout five\n",
    ]);
  });

  it("can be updated, by a later cell too", async () => {
    const first = await kernel.execute(
      `const place = display("working"); place.update("done"); place`,
    );
    const [shown, updated, ...rest] = first.outputs.slice(1);
    assert.equal(shown?.type, "display_data");
    assert.equal(updated?.type, "update_display_data");
    assert.deepEqual(updated?.data, { "text/plain": "'done'" });
    assert.ok(shown?.transient?.display_id);
    assert.equal(updated?.transient?.display_id, shown?.transient?.display_id);
    assert.deepEqual(rest, []);
    const second = await kernel.execute(`place.update("changed")`);
    assert.equal(second.outputs[1]?.transient?.display_id, shown?.transient?.display_id);
  });

  it("is a chart as an object, an SVG and words for a Vega-Lite specification", async () => {
    const data = resultOf(
      await kernel.execute(`({
        $schema: "https://vega.github.io/schema/vega-lite/v6.json",
        title: "Round trips",
        description: "Two bars, 1 and 2",
        data: { values: [{ x: "a", y: 1 }, { x: "b", y: 2 }] },
        mark: "bar",
        encoding: { x: { field: "x", type: "nominal" }, y: { field: "y", type: "quantitative" } },
      })`),
    );
    assert.deepEqual(Object.keys(data).sort(), [vegaLite, "image/svg+xml", "text/plain"].sort());
    const spec = data[vegaLite] as { $schema: string; mark: string };
    assert.equal(spec.$schema, "https://vega.github.io/schema/vega-lite/v5.json");
    assert.equal(spec.mark, "bar");
    assert.match(
      String(data["image/svg+xml"]),
      /^<svg[^>]* role="img"><title>Round trips<\/title><desc>Two bars/,
    );
    assert.equal(data["text/plain"], "Two bars, 1 and 2");
  });

  it("does not live on by having been shown", async () => {
    await kernel.execute("let shown: WeakRef<{ large: number }>; let kept: typeof shown;");
    const make =
      "(() => { const value = { large: 1 }; NAME = new WeakRef(value); return value; })()";
    for (const name of ["shown", "kept"]) {
      const cell = `${name === "kept" ? "const keeper = " : ""}${make.replace("NAME", name)}`;
      await kernel.execute(`${cell}${name === "kept" ? "; 0" : ""}`);
    }
    await kernel.execute(`import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
setFlagsFromString("--expose-gc");
runInNewContext("gc")();`);
    const left = resultOf(await kernel.execute("[kept, shown].map((ref) => ref.deref()?.large)"));
    assert.equal(left["text/plain"], "[ 1, undefined ]");
  });
});

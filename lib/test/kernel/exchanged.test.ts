// A cell may put something of its own in place of what the language comes with. The engine and the compiler, which
// live in the same process, must not care: every later cell runs, is interrupted and finds what the cell has put there.
import assert from "node:assert/strict";
import { type Client, type Executed, errorOf, resultOf, textOf } from "./client.ts";
import { sharedKernel } from "./shared.ts";

const places = [
  "JSON.stringify",
  "JSON.parse",
  "globalThis.JSON",
  "globalThis.Promise",
  "Promise.prototype.then",
  "Promise.all",
  "globalThis.Buffer",
  "Buffer.from",
  "Buffer.prototype.indexOf",
  "Array.prototype.map",
  "Array.prototype[Symbol.iterator]",
  "String.prototype.split",
  "RegExp.prototype.exec",
  "Map.prototype.set",
  "Object.keys",
  "Function.prototype.call",
  "globalThis.setImmediate",
  "globalThis.process",
];

describe("what a cell puts in place of", function () {
  this.timeout(240_000);
  let kernel: Client;
  before(async () => {
    kernel = await sharedKernel();
    await kernel.execute("import { writeSync as put } from 'node:fs'; const precious = 'kept';");
  });

  for (const [i, place] of places.entries()) {
    it(`${place} is there, and harms no later cell`, async () => {
      await kernel.execute(
        `const before${i} = ${place}; (${place} as any) = function mine() { throw new Error("mine"); }; undefined`,
      );
      const name = await kernel.execute(`put(1, (${place} as any).name); undefined`);
      assert.equal(textOf(name), "mine");
      assert.equal(resultOf(await kernel.execute("precious"))["text/plain"], "'kept'");
      const wrong = await kernel.execute("1;\nconst n: number = 'text';");
      assert.match(errorOf(wrong).trace, /line 2: .*TS2322/);
      const thrown = await kernel.execute("2;\nthrow 'thrown'");
      assert.equal(errorOf(thrown).evalue, "thrown");
      const asked = await kernel.do<Executed>({
        do: "ask",
        type: "complete_request",
        content: { code: "preci", cursor_pos: 5 },
      });
      assert.deepEqual(asked.reply.matches, ["precious"]);
      const loop = await kernel.execute("put(1, 'looping'); while (true) {}", {
        interruptAt: "looping",
      });
      assert.equal(loop.reply.ename, "Interrupted");
      const back = await kernel.execute(`(${place} as any) = before${i}; await 0; 6 * 7`);
      assert.equal(resultOf(back)["text/plain"], "42");
    });
  }
});

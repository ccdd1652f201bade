import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../ground/place.mjs";
import { Client, type Executed, resultOf } from "./client.ts";
import { sharedKernel } from "./shared.ts";

describe("completion and inspection", function () {
  this.timeout(240_000);
  let kernel: Client;
  before(async () => {
    kernel = await sharedKernel();
    await kernel.execute(
      `import { display, open } from "ipc"; const spoon = { handle: 1, bowl: "deep" };`,
    );
  });

  const ask = (type: string, marked: string): Promise<Executed> => {
    const cursor_pos = [...(marked.split("|")[0] ?? "")].length;
    return kernel.do({ do: "ask", type, content: { code: marked.replace("|", ""), cursor_pos } });
  };

  it("complete a member of an earlier cell's variable, and say where", async () => {
    const { reply } = await ask("complete_request", "// 😀\nspoon.ha|");
    assert.deepEqual(reply.matches, ["handle"]);
    assert.deepEqual([reply.cursor_start, reply.cursor_end], [11, 13]);
    assert.equal(reply.metadata._jupyter_types_experimental[0].type, "property");
  });

  it("complete the names of ipc", async () => {
    const { reply } = await ask("complete_request", `import { disp| } from "ipc"`);
    assert.ok(reply.matches.includes("display"), String(reply.matches));
  });

  for (const where of ["displ|ay", "display(|", "display('x', |", "display|"]) {
    it(`show signature and documentation of ipc at ${where}`, async () => {
      const { reply } = await ask("inspect_request", where);
      assert.equal(reply.found, true);
      assert.match(reply.data["text/plain"], /display\(value: unknown, options\?: /);
      assert.match(reply.data["text/plain"], /Shows a value as an output of the running cell/);
      assert.match(reply.data["text/markdown"], /^```typescript\n/);
    });
  }

  it("show the documentation of a system call", async () => {
    const { reply } = await ask("inspect_request", "ope|n");
    assert.match(reply.data["text/plain"], /open\b.*path: string, flags: /);
    assert.match(reply.data["text/plain"], /open\(2\)/);
  });

  it("know nothing of what is not there", async () => {
    assert.equal((await ask("inspect_request", "   |")).reply.found, false);
  });
});

describe("a notebook that is", function () {
  this.timeout(240_000);
  const folders = { "in the checkout's root": root, "outside the checkout": "" };
  for (const [where, folder] of Object.entries(folders)) {
    it(`${where} finds ipc and its types`, async () => {
      const cwd = folder || mkdtempSync(join(tmpdir(), "elsewhere-"));
      const kernel = new Client();
      try {
        await kernel.start(cwd);
        const right = await kernel.execute(`import { display } from "ipc"; typeof display`);
        assert.equal(resultOf(right)["text/plain"], "'function'", right.reply.evalue);
        const wrong = await kernel.execute(`display(1, 2)`);
        assert.equal(wrong.reply.ename, "TypeScriptError");
      } finally {
        await kernel.close();
        if (!folder) rmSync(cwd, { recursive: true });
      }
    });
  }
});

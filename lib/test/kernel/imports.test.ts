// What a cell may import although it was not there at first: no failed import may cost more than its own cell.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../../ground/place.mjs";
import { Client, type Executed, errorOf, resultOf } from "./client.ts";

const late: Record<string, { file: string; text: string; cell: string }> = {
  "a .ts file": {
    file: "fresh.ts",
    text: "export const a: number = 1;\n",
    cell: 'import { a } from "./fresh"; a',
  },
  "a .js file": {
    file: "plain.js",
    text: "exports.a = 1;\n",
    cell: 'import { a } from "./plain.js"; a',
  },
  "an .mjs file": {
    file: "module.mjs",
    text: "export const a = 1;\n",
    cell: 'import { a } from "./module.mjs"; a',
  },
  "a .json file": {
    file: "data.json",
    text: '{ "a": 1 }\n',
    cell: 'import data from "./data.json"; data.a',
  },
  "a file in a folder that is made later": {
    file: "sub/folder/deep.ts",
    text: "export const a = 1;\n",
    cell: 'import { a } from "./sub/folder/deep"; a',
  },
  "a package": {
    file: "node_modules/latecomer/index.js",
    text: "exports.a = 1;\n",
    cell: 'import { a } from "latecomer"; a',
  },
};

for (const [where, parent] of [
  ["inside the checkout", join(root, ".cache")],
  ["outside the checkout", null],
] as const) {
  describe(`a notebook ${where} that imports what is missing`, function () {
    this.timeout(240_000);
    let kernel: Client;
    let folder: string;
    before(async () => {
      kernel = new Client();
      folder = parent ? mkdtempSync(join(parent, "imports-")) : join(kernel.folder, "notebook");
      mkdirSync(folder, { recursive: true });
      await kernel.start(folder);
    });
    after(async () => {
      await kernel.close();
      rmSync(folder, { recursive: true, force: true });
    });
    afterEach(async () => {
      assert.equal(resultOf(await kernel.execute("6 * 7"))["text/plain"], "42");
    });

    /** Until the kernel has been told of the change: that is not ours to hasten. */
    const until = async (cell: string, done: (cell: Executed) => boolean): Promise<Executed> => {
      for (;;) {
        const found = await kernel.execute(cell);
        if (done(found)) return found;
        assert.match(errorOf(found).trace, /TS2307|Cannot find module/);
      }
    };

    for (const [what, { file, text, cell }] of Object.entries(late)) {
      it(`finds ${what} once it is there`, async () => {
        assert.match(errorOf(await kernel.execute(cell)).trace, /TS2307/);
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
        const found = await until(cell, ({ reply }) => reply.status === "ok");
        assert.equal(resultOf(found)["text/plain"], "1");
      });
    }

    it("finds a file again that was deleted and is back", async () => {
      const file = join(folder, "back.ts");
      const cell = 'import { b } from "./back"; b';
      writeFileSync(file, "export const b = 1;\n");
      assert.equal(resultOf(await kernel.execute(cell))["text/plain"], "1");
      rmSync(file);
      while ((await kernel.execute(cell)).reply.status === "ok");
      writeFileSync(file, "export const b = 2;\n");
      const found = await until(cell, ({ reply }) => reply.status === "ok");
      assert.equal(resultOf(found)["text/plain"], "2");
    });
  });
}

// An option that a command does not take: one sentence, and nothing is begun.
import assert from "node:assert/strict";
import { join } from "node:path";
import { execa } from "execa";
import { root } from "../../../ground/place.mjs";
import { commands } from "../../../tools/install/commands.mjs";

describe("an option that a command does not take", () => {
  const wrong: [script: string, args: string[], sentence: RegExp][] = [
    ["lessons", ["--fast"], /^Unknown option '--fast': README\.md says what each command takes\.$/],
    ["lessons", ["77"], /^No notebook begins with 77: choose one of 00-start-here, .*\.$/],
    [
      "lessons",
      ["01", "--coverage"],
      /^--coverage asks for all items: name no lesson beside it\.$/,
    ],
    ["machines", ["--only", "amiga"], /^There is no room amiga: choose one of debian-13, .*\.$/],
    ["site", ["03"], /^Unexpected argument '03': README\.md says what each command takes\.$/],
  ];
  for (const [script, args, sentence] of wrong) {
    it(`is told by npm run ${script} -- ${args.join(" ")}`, async () => {
      const file = join(root, commands[script]?.file ?? "");
      const { exitCode, stderr, stdout } = await execa(process.execPath, [file, ...args], {
        reject: false,
      });
      assert.deepEqual({ exitCode, stdout }, { exitCode: 1, stdout: "" });
      assert.match(stderr, sentence);
    });
  }
});

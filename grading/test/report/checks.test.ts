// Learners get the sentences of the public checks: what only a hidden one says is in a file of its own.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const grading = join(import.meta.dirname, "..", "..");
const read = (file: string): string => readFileSync(join(grading, file), "utf8");
const open = (pattern: string): string[] =>
  globSync(pattern, { cwd: grading }).filter((file) => !file.endsWith(".hidden.ts"));

describe("the sentences of public checks", () => {
  const users = open("{course/*/*/checks,judge/*}.ts").map(read).join("\n");

  for (const file of open("course/*/*/words.ts")) {
    it(`${file} has none that no public check says`, () => {
      const said = read(file.replace(/words\.ts$/, "checks.ts"));
      for (const [name, keys] of objectsOf(read(file)))
        for (const key of keys) assert.match(said, new RegExp(`\\.${key}\\b`), `${name}.${key}`);
    });
  }

  for (const file of open("words/{common,choice,new-file,started-command}.ts")) {
    it(`${file} has none that no public check says`, () => {
      for (const [name, keys] of objectsOf(read(file)))
        for (const key of keys) assert.match(users, new RegExp(`\\.${key}\\b`), `${name}.${key}`);
    });
  }
});

/** The exported objects of sentences with the names of what is in them. */
function objectsOf(text: string): [string, string[]][] {
  return [...text.matchAll(/^export const (\w+) = \{\n([\s\S]*?)^\};$/gm)].map(
    ([, name = "", body = ""]) => [
      name,
      [...body.matchAll(/^ {2}(\w+):/gm)].map(([, key = ""]) => key),
    ],
  );
}

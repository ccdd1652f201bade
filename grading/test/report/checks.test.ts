// Learners get the sentences of the public checks: what only a hidden one says stands in a file of its own.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const grading = join(import.meta.dirname, "..", "..");
const read = (file: string): string => readFileSync(join(grading, file), "utf8");
const open = (pattern: string): string[] =>
  globSync(pattern, { cwd: grading }).filter((file) => !file.endsWith(".hidden.ts"));

describe("the sentences of public checks", () => {
  const users = open("{checks,judge}/**/*.ts").map(read);

  for (const file of open("report/checks/*.ts")) {
    const importing = users.filter((text) => text.includes(`/report/checks/${basename(file)}"`));
    it(`${file} has none that no public check says`, () => {
      for (const [name, keys] of objectsOf(read(file))) {
        // What other objects take in, and what a check hands on, is said under other names.
        const own = importing.filter((text) =>
          new RegExp(`import \\{[^}]*\\b${name}\\b`).test(text),
        );
        const said = (own.length > 0 ? own : users).join("\n");
        for (const key of keys) assert.match(said, new RegExp(`\\.${key}\\b`), `${name}.${key}`);
      }
    });
  }
});

/** The exported objects of sentences with the names of what stands in them. */
function objectsOf(text: string): [string, string[]][] {
  return [...text.matchAll(/^export const (\w+) = \{\n([\s\S]*?)^\};$/gm)].map(
    ([, name = "", body = ""]) => [
      name,
      [...body.matchAll(/^ {2}(\w+):/gm)].map(([, key = ""]) => key),
    ],
  );
}

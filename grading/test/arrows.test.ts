// The rooms of the grader, from submissions in to reports out: which may import from which.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const root = join(import.meta.dirname, "..");

const arrows: Record<string, string[]> = {
  result: [],
  report: ["result"],
  submission: ["report"],
  class: ["submission", "report", "result"],
  exercises: ["class", "submission"],
  judge: ["class", "report", "result"],
  checks: ["judge", "report"],
  nbgrader: ["submission", "class", "exercises"],
  handout: ["nbgrader", "exercises", "report"],
  notebook: ["judge", "exercises", "report", "result"],
};

describe("the rooms of grading", () => {
  for (const [room, allowed] of Object.entries(arrows)) {
    it(`${room} imports only from ${[room, ...allowed].join(", ")}`, () => {
      for (const file of globSync(`${room}/**/*.ts`, { cwd: root })) {
        for (const other of roomsOf(join(root, file))) {
          const fine = other === room || allowed.includes(other) || !(other in arrows);
          assert.ok(fine, `${file} imports from ${other}`);
        }
      }
    });
  }

  it("are not known to the library; only the command line opens them", () => {
    const lib = join(root, "..", "lib");
    const files = globSync("**/*.ts", { cwd: lib, exclude: ["dist/**", "node_modules/**"] });
    const opening = files.filter((file) =>
      /from "[./]*\/grading\//.test(readFileSync(join(lib, file), "utf8")),
    );
    assert.deepEqual(
      opening.filter((file) => !file.startsWith("setup/")),
      [],
    );
  });
});

function roomsOf(file: string): string[] {
  const found = readFileSync(file, "utf8").matchAll(/from\s+"(\.[^"]+)"/g);
  return [...found].map(([, path]) => {
    const target = relative(root, join(dirname(file), path ?? ""));
    return target.split("/")[0] ?? "";
  });
}

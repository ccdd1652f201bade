/**
 * The house: which room may import from which, types included. No arrow runs up, no files import each other in a circle,
 * and a room that is not in the table fails.
 */
import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "../ground/place.mjs";

/** From the ground up: each room beside those that it may import from. Its own files it always may. */
const HOUSE: Record<string, string> = {
  "lib/words": "",
  "lib/ground": "words",
  "lib/host": "words",
  "lib/linux": "",
  "lib/claims": "words",
  "lib/libc": "words host linux",
  "lib/record": "words host linux",
  "lib/program": "words host libc record linux",
  "lib/view": "words record claims linux",
  "lib/svg": "view",
  "lib/measure": "host program record",
  "lib/notebook": "words host claims program record view svg measure",
  "lib/kernel": "words host libc notebook",
  "lib/index.ts": "libc record program measure notebook",

  "lib/tools/install": "words ground",
  "lib/tools/lab": "words ground",
  "lib/tools/check": "words ground tools/install",
  "lib/tools/lessons": "words ground host claims view notebook",
  "lib/tools/make": "ground record svg",
  "lib/tools/machines": "words ground program record notebook tools/install",
  "lib/tools/site": "words ground view notebook tools/install tools/lessons",
  "lib/tools/bench":
    "ground host libc record program view svg measure tools/install tools/lessons tools/site",

  "grading/result": "",
  "grading/words": "words",
  "grading/report": "grading/result grading/words ground view svg",
  "grading/submission/types.ts": "",
  "grading/submission/files": "grading/submission/types.ts grading/words linux",
  "grading/submission/program": "grading/submission/types.ts grading/words program",
  "grading/submission/cells":
    "grading/submission/types.ts grading/submission/program grading/words",
  "grading/submission/apart":
    "grading/submission/types.ts grading/submission/program grading/submission/cells grading/words libc linux",
  "grading/submission/submission.ts":
    "grading/submission/types.ts grading/submission/program grading/submission/apart grading/words",
  "grading/types.ts": "grading/submission/types.ts grading/submission/files grading/result program",
  "grading/gradebook":
    "grading/types.ts grading/submission/types.ts grading/submission/files grading/submission/apart grading/submission/submission.ts grading/report grading/result grading/words program",
  "grading/judge":
    "grading/types.ts grading/report grading/result grading/words program record view svg measure notebook",
  "grading/course":
    "grading/types.ts grading/judge grading/submission/cells grading/words words ground program record view measure",
  "grading/nbgrader":
    "grading/types.ts grading/course grading/submission/cells grading/words words ground tools/install",
  "grading/handout": "grading/nbgrader grading/course grading/words ground",
  "grading/drafts": "words grading/course grading/nbgrader grading/words ground",
  "grading/notebook":
    "grading/course grading/judge grading/report grading/result grading/words program view",
  "grading/commands":
    "grading/types.ts grading/course grading/judge grading/submission/files grading/gradebook grading/handout grading/drafts ground",
  "grading/check": "grading/course grading/nbgrader grading/handout ground",
  "grading/bench":
    "grading/course grading/judge grading/nbgrader grading/submission/program ground tools/bench",
};

const files = globSync("{lib,grading,native}/**/*.{ts,mjs,cjs}", {
  cwd: root,
  exclude: ({ name }) => ["node_modules", "dist", "build", "test"].includes(name),
  withFileTypes: true,
})
  .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
  // What learners are shown of an exercise stands for itself.
  .filter((file) => !/^grading\/course\/[^/]+\/[^/]+\/(solutions|mistakes)\//.test(file))
  .sort();
const imports = new Map(files.map((file) => [file, importsOf(file)]));

describe("the house", () => {
  it("has every file in a room of the table", () => {
    assert.deepEqual(
      files.filter((file) => roomOf(file) === undefined),
      [],
    );
  });

  it("has no room in the table that is not there", function () {
    // Of some rooms learners have nothing.
    if (!existsSync(join(root, "grading", "drafts"))) this.skip();
    const there = new Set(files.map(roomOf));
    assert.deepEqual(
      Object.keys(HOUSE).filter((room) => !there.has(room)),
      [],
    );
  });

  it("has its table from the ground up", () => {
    const rooms = Object.keys(HOUSE);
    for (const [index, room] of rooms.entries()) {
      for (const below of roomsBelow(room))
        assert.ok(rooms.indexOf(below) < index && rooms.includes(below), `${room} → ${below}`);
    }
  });

  for (const room of Object.keys(HOUSE)) {
    it(`lets ${room} import from ${HOUSE[room] || "nothing"}`, () => {
      const against = files
        .filter((file) => roomOf(file) === room)
        .flatMap((file) => (imports.get(file) ?? []).map((target) => ({ file, target })))
        .filter(({ target }) => roomOf(target) !== room)
        .filter(({ target }) => !roomsBelow(room).includes(roomOf(target) ?? ""));
      assert.deepEqual(
        against.map(({ file, target }) => `${file} imports ${target}`),
        [],
      );
    });
  }

  it("has no circle of files", () => {
    assert.deepEqual(circles(imports), []);
  });

  it("sees a circle where there is one", () => {
    const planted = new Map([
      ["a", ["b"]],
      ["b", ["c", "d"]],
      ["c", []],
      ["d", ["a"]],
    ]);
    assert.deepEqual(circles(planted), ["a b d"]);
  });

  it("has nothing but C in native, and tests of it", () => {
    assert.deepEqual(
      files.filter((file) => file.startsWith("native/")),
      [],
    );
  });
});

/** The longest one that the path begins with. */
function roomOf(file: string): string | undefined {
  return Object.keys(HOUSE).find((room) => file === room || file.startsWith(`${room}/`));
}

function roomsBelow(room: string): string[] {
  const named = (HOUSE[room] ?? "").split(" ").filter((name) => name !== "");
  return named.map((name) => (name.startsWith("grading/") ? name : `lib/${name}`));
}

/** What a file imports or starts as a program of its own: paths from the root. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = [
    ...text.matchAll(/^\s*(?:import|export)\b[^;"]*?\bfrom\s+"(\.[^"]+)"/gm),
    ...text.matchAll(/^import\s+"(\.[^"]+)"/gm),
    ...text.matchAll(/\b(?:import|require)\("(\.[^"]+)"\)/g),
    ...text.matchAll(/\bnew URL\("(\.[^"]+\.[cm]?[jt]s)", import\.meta\.url\)/g),
    ...text.matchAll(/\bjoin\(import\.meta\.dirname, "([^"/]+\.[cm]?[jt]s)"\)/g),
  ];
  const paths = found.map(([, path = ""]) => join(dirname(file), path));
  // A program that runs compiled names what it imports as it will be called.
  return paths.map((path) => (files.includes(path) ? path : path.replace(/\.js$/, ".ts")));
}

/** Each set of files that reach each other, as one line (Tarjan's strongly connected components). */
function circles(graph: Map<string, string[]>): string[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    lowest.set(file, order.size - 1);
    stack.push(file);
    for (const target of graph.get(file) ?? []) {
      if (!graph.has(target)) continue;
      if (!order.has(target)) visit(target);
      if (stack.includes(target))
        lowest.set(file, Math.min(lowest.get(file) ?? 0, lowest.get(target) ?? 0));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) found.push(circle.sort().join(" "));
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}

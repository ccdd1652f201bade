// The files of native/box call one way: no circle, between the folders only along the arrows, and the headers say where
// each function is. What a file has and uses is read from what the compiler makes of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findCompiler } from "../../lib/tools/install/compiler.mjs";

const box = join(import.meta.dirname, "..", "box");

/** For a file, or all of a folder: what it may use of other folders. The entry, box.c, is in none. */
const arrows: Record<string, string[]> = {
  "box.c": ["sandbox", "trace"],
  trace: ["sandbox/run.c", "sandbox/layers.c", "sandbox/ask.c", "sandbox/answers.c"],
  // A program is stopped at the calls that the tracer looks at.
  "sandbox/filter.c": ["trace/specs.c"],
};

/** By file: the functions and variables that others may use, and all names in its instructions and data. */
const files = new Map<string, { has: Set<string>; names: Set<string> }>();

describe("the files of the box", () => {
  before(async () => {
    const [cc = "cc", ...first] = await findCompiler();
    const folder = mkdtempSync(join(tmpdir(), "arrows-"));
    const out = join(folder, "out.s");
    for (const file of globSync("**/*.c", { cwd: box }).sort()) {
      const args = ["-std=gnu11", "-D_GNU_SOURCE", "-fno-common", "-S", join(box, file), "-o", out];
      execFileSync(cc, [...first, ...args]);
      files.set(file, read(readFileSync(out, "utf8")));
    }
    rmSync(folder, { recursive: true });
  });

  it("do not call each other in circles", () => {
    assert.ok(files.size > 30, [...files.keys()].join());
    assert.equal(circleIn(graphOf(files)), undefined);
  });

  it("call other folders only along the arrows", () => {
    for (const [from, others] of graphOf(files)) {
      for (const to of others) {
        const allowed = [dirname(from), ...(arrows[from] ?? []), ...(arrows[dirname(from)] ?? [])];
        assert.ok(allowed.includes(to) || allowed.includes(dirname(to)), `${from} uses ${to}`);
      }
    }
  });

  it("have each function and variable in a header, under their name", () => {
    const declared = globSync("**/*.h", { cwd: box }).flatMap((header) =>
      sectionsOf(header).map(({ file, names }) => [file, names.sort()]),
    );
    const had = [...files].map(([file, { has }]) => [file, [...has].sort()]);
    assert.deepEqual(Object.fromEntries(declared), Object.fromEntries(had));
    assert.equal(declared.length, files.size);
  });
});

describe("a graph", () => {
  it("is searched for a circle, which is told", () => {
    const graph = new Map([
      ["a", ["b", "c"]],
      ["b", ["d"]],
      ["c", ["d", "e"]],
      ["d", []],
      ["e", ["f"]],
      ["f", ["c"]],
    ]);
    assert.equal(circleIn(graph), "c → e → f → c");
    graph.set("f", ["d"]);
    assert.equal(circleIn(graph), undefined);
  });
});

/** What assembler text defines for others, and all that it names but its own. */
function read(assembly: string): { has: Set<string>; names: Set<string> } {
  const words = (pattern: RegExp) => [...assembly.matchAll(pattern)].map((m) => m[1] ?? "");
  const own = new Set([...words(/^([\w.$]+):/gm), ...words(/^\s*\.(?:local|comm)\s+([\w.$]+)/gm)]);
  const has = new Set(words(/^\s*\.globl\s+([\w.$]+)/gm).filter((name) => own.has(name)));
  // A line with a text in it is of that text alone.
  const names = assembly.replace(/^.*".*$/gm, "").match(/[A-Za-z_.$][\w.$]*/g) ?? [];
  return { has, names: new Set(names.filter((name) => !own.has(name))) };
}

/** From each file to those whose functions or variables it uses. */
function graphOf(all: typeof files): Map<string, string[]> {
  const home = new Map([...all].flatMap(([file, { has }]) => [...has].map((name) => [name, file])));
  return new Map(
    [...all].map(([file, { names }]) => {
      const others = new Set([...names].flatMap((name) => home.get(name) ?? []));
      others.delete(file);
      return [file, [...others].sort()];
    }),
  );
}

/** The first circle that is met, "a → b → a". */
function circleIn(graph: Map<string, string[]>): string | undefined {
  const done = new Set<string>();
  const search = (file: string, path: string[]): string | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file].join(" → ");
    const others = done.has(file) ? [] : (graph.get(file) ?? []);
    done.add(file);
    return others.map((other) => search(other, [...path, file])).find(Boolean);
  };
  return [...graph.keys()].map((file) => search(file, [])).find(Boolean);
}

/** What a header declares under the name of each file, which is beside it. */
function sectionsOf(header: string): { file: string; names: string[] }[] {
  const [, ...parts] = readFileSync(join(box, header), "utf8").split(/^\/\* (?=[\w-]+\.c\b)/m);
  return parts.map((part) => ({
    file: join(dirname(header), part.match(/^[\w-]+\.c/)?.[0] ?? ""),
    names: part.split("\n").slice(1).flatMap(namesIn),
  }));
}

/** What one line declares. */
function namesIn(line: string): string[] {
  if (line.startsWith("extern")) return line.match(/\w+(?=(\[\d*\])?[,;])/g) ?? [];
  return line.match(/^(?!enum|#|\/).*?(\w+)\(/)?.slice(1) ?? [];
}

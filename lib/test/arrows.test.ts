// Data flows one way: which room may import from which. A new import that runs against an arrow fails here.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/** For each room: the rooms whose values it may import. Types may come from `types` too. */
const arrows: Record<string, { values: string[]; types: string[] }> = {
  libc: { values: [], types: [] },
  program: { values: ["libc", "record"], types: [] },
  record: { values: [], types: [] },
  view: { values: ["record"], types: ["measure"] },
  measure: { values: ["program", "record"], types: [] },
  notebook: { values: ["libc", "program", "record", "view", "measure"], types: [] },
};

describe("the rooms of lib", () => {
  for (const [room, { values, types }] of Object.entries(arrows)) {
    it(`${room} imports only from ${[room, ...values].join(", ")}`, () => {
      for (const file of globSync(`lib/${room}/**/*.ts`, { cwd: root })) {
        for (const { target, typeOnly } of importsOf(join(root, file))) {
          const other = relative(join(root, "lib"), target).split("/")[0] ?? "";
          if (!(other in arrows) || other === room) continue;
          const allowed = values.includes(other) || (typeOnly && types.includes(other));
          assert.ok(allowed, `${file} imports from ${other}`);
        }
      }
    });
  }
});

function importsOf(file: string): { target: string; typeOnly: boolean }[] {
  const found = readFileSync(file, "utf8").matchAll(
    /^\s*(?:import|export)\s+(type\b)?[^;]*?from\s+"(\.[^"]+)"/gm,
  );
  return [...found].map((m) => ({ target: join(dirname(file), m[2] ?? ""), typeOnly: !!m[1] }));
}

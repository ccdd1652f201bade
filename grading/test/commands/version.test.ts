import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../../../lib/ground/place.mjs";
import { graderVersion, versionFiles } from "../../commands/version.ts";
import { temporaryFolder } from "../submission/temporary.ts";

describe("the version of the grader", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
    for (const file of [...decide, ...others]) put(file, "1");
  });
  afterEach(() => folder.remove());

  const decide = [
    "lib/libc/file.ts",
    "lib/dist/libc/file.js",
    "lib/package.json",
    "native/box/box.c",
    "native/build/box.so",
    "native/build/peers/echo-server",
    "grading/words/page.ts",
    "grading/report/feedback.css",
    "grading/result/result.schema.json",
    "grading/a-new-room/file.ts",
    "notebooks/03-pipes.ipynb",
    "package-lock.json",
  ];
  const others = [
    "lib/test/libc/file.test.ts",
    "grading/test/gradebook/grader.ts",
    "native/build/strict/box.so",
    "native/build/.box.so.stamp",
    "node_modules/acorn/acorn.js",
    "lib/node_modules/acorn/acorn.js",
    "grades/class.csv",
    "README.md",
  ];

  for (const file of decide) {
    it(`changes when ${file} changes`, () => {
      const before = graderVersion(folder.path);
      put(file, "2");
      const after = graderVersion(folder.path);
      rmSync(join(folder.path, file));
      const gone = graderVersion(folder.path);
      assert.equal(new Set([before, after, gone]).size, 3);
    });
  }

  it("is the same when only tests change, and what tools make", () => {
    const before = graderVersion(folder.path);
    for (const file of others) put(file, "2");
    assert.equal(graderVersion(folder.path), before);
  });

  it("is the same in another folder", () => {
    const copy = join(folder.path, "copy");
    const before = graderVersion(folder.path);
    for (const part of ["lib", "native", "grading", "notebooks", "package-lock.json"]) {
      cpSync(join(folder.path, part), join(copy, part), { recursive: true });
    }
    assert.equal(graderVersion(copy), before);
  });

  it("forgets no file of the course but tests", () => {
    const files = new Set(versionFiles(root));
    for (const made of ["lib/dist/index.js", "native/build/box.so"])
      assert.ok(files.has(made), made);
    const forgotten = tracked(["lib", "native", "grading"]).filter(
      (file) => !files.has(file) && !file.split("/").includes("test"),
    );
    assert.deepEqual(forgotten, []);
  });

  function put(file: string, text: string): void {
    mkdirSync(dirname(join(folder.path, file)), { recursive: true });
    writeFileSync(join(folder.path, file), text);
  }
});

/** None where the course is not a checkout of git, as learners may have it. */
function tracked(rooms: string[]): string[] {
  try {
    const args = ["ls-files", "-z", "--", ...rooms];
    const list = execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" });
    return list.split("\0").filter((file) => file !== "");
  } catch {
    return [];
  }
}

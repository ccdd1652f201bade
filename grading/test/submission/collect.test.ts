import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { collect } from "../../submission/collect.ts";
import { nameStudent } from "../../submission/name.ts";
import { temporaryFolder } from "./temporary.ts";

describe("collecting submissions", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it("takes a notebook of a folder as a student, and a folder below it too", async () => {
    put("class/bob.ipynb", "class/alice/03-pipes.ipynb", "class/alice/01-files.ts", "class/.x.ts");
    const found = await collect([join(folder.path, "class")]);
    assert.deepEqual(
      found.map(({ student, files }) => [student, files.length]),
      [
        ["alice", 2],
        ["bob", 1],
      ],
    );
  });

  it("tells of a symbolic link instead of following it", async () => {
    put("class/bob.ipynb");
    symlinkSync("/etc", join(folder.path, "class", "eve"));
    symlinkSync("/etc/passwd", join(folder.path, "class", "mallory.ipynb"));
    const found = await collect([join(folder.path, "class")]);
    assert.deepEqual(
      found.map(({ student }) => student),
      ["bob", "eve", "mallory"],
    );
    assert.match(found[2]?.refused[0] ?? "", /symbolic link/);
    assert.deepEqual(found[2]?.files, []);
  });

  it("tells of an empty folder and of a file of another kind", async () => {
    put("empty/notes.txt", "bob.txt");
    const [bob, empty] = await collect([join(folder.path, "empty"), join(folder.path, "bob.txt")]);
    assert.match(bob?.refused[0] ?? "", /only .ipynb, .ts and .zip/);
    assert.match(empty?.refused[0] ?? "", /holds no notebook/);
  });

  it("goes on over a broken archive in the folder", async () => {
    put("class/bob.ipynb", "class/alice.zip");
    const found = await collect([join(folder.path, "class")]);
    assert.deepEqual(
      found.map(({ student, refused }) => [student, refused.length]),
      [
        ["alice", 1],
        ["bob", 0],
      ],
    );
  });

  it("refuses a name on the command line that is not there", async () => {
    await assert.rejects(collect([join(folder.path, "none")]), /not there/);
  });

  it("reads the student out of the names of Moodle, Canvas and nbgrader", () => {
    const names: [string, string[]][] = [
      ["alice", ["alice", "ipc", "03-pipes.ipynb"]],
      ["Alice Smith", ["Alice Smith_4711_assignsubmission_file_", "x.ipynb"]],
      ["smithalice", ["smithalice_LATE_4711_99_x.ipynb"]],
      ["class", ["03-pipes.ipynb"]],
      ["evil  31m", ["evil\u0000\u001b31m.ipynb"]],
      ["unnamed", ["..ipynb"]],
    ];
    for (const [student, below] of names) assert.equal(nameStudent(below, "class"), student);
  });

  function put(...names: string[]): void {
    for (const name of names) {
      mkdirSync(dirname(join(folder.path, name)), { recursive: true });
      writeFileSync(join(folder.path, name), "{}");
    }
  }
});

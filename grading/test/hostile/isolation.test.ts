// `npm run grade` on machines that forbid what isolation needs: it refuses, and says what is missing and how to get it.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { root } from "../../../lib/ground/place.mjs";
import { buildConfine } from "../../../lib/test/confine.ts";
import { validateResult } from "../../result/validate.ts";
import { temporaryFolder } from "../submission/temporary.ts";

describe("grading without isolation", function () {
  this.timeout(120_000);
  let folder: ReturnType<typeof temporaryFolder>;
  const at = (...names: string[]): string => join(folder.path, ...names);

  before(async () => {
    folder = temporaryFolder();
    await buildConfine(folder.path);
    mkdirSync(at("pipes"));
    const solution = join(root, "grading/course/pipes/two-way/solutions/main.ts");
    copyFileSync(solution, at("pipes", "two-way.ts"));
  });
  after(() => folder.remove());

  const refusals: [string, RegExp][] = [
    ["namespaces", /no namespaces of their own, .*network\. [A-Z].*\.$/],
    ["uid-map", /no namespaces of their own, .*network\. [A-Z].*\.$/],
    ["ptrace", /Nothing records what programs do, .*judged by\. [A-Z].*\.$/],
    ["seccomp", /no filter of system calls, .*not refused\. [A-Z].*\.$/],
    ["landlock", /reach into those that they talk to\. [A-Z].*\.$/],
  ];
  for (const [without, sentence] of refusals) {
    it(`without ${without} refuses in a sentence`, async () => {
      const { exitCode, stderr } = await grade(without);
      assert.equal(exitCode, 2, stderr);
      assert.match(stderr, sentence);
      assert.equal(stderr.trim().split("\n").length, 1, stderr);
    });
  }

  it("without namespaces, when told to, grades and marks every result", async () => {
    const formats = "gradescope,prairielearn,lti,github";
    const { exitCode } = await grade("namespaces", "--weak-isolation", "--format", formats);
    assert.equal(exitCode, 0);
    const { isolation, exercises } = result("namespaces");
    assert.equal(isolation.mode, "weak");
    assert.match(isolation.reasons.join(), /namespaces/);
    assert.equal(exercises.find(({ id }) => id === "pipes/two-way")?.score.earned, 6);
    const student = ["feedback.html", "gradescope.json", "prairielearn.json", "lti.json"];
    for (const name of [...student, "annotations.txt"]) {
      assert.match(
        readFileSync(at("namespaces", "students", "alice", name), "utf8"),
        /weak-isolation/,
      );
    }
    assert.match(readFileSync(at("namespaces", "class.csv"), "utf8"), /alice.*,weak/);
    assert.match(readFileSync(at("namespaces", "moodle.csv"), "utf8"), /alice.*weak-isolation/);
  });

  it("without ptrace, when told to, takes no point for what nobody recorded", async () => {
    const { exitCode } = await grade("ptrace", "--weak-isolation");
    assert.equal(exitCode, 2);
    const exercise = result("ptrace").exercises.find(({ id }) => id === "pipes/two-way");
    const { earned = 0, pending = 0 } = exercise?.score ?? {};
    assert.ok(pending > 0 && earned + pending === 6, JSON.stringify(exercise?.score));
    const sentences = exercise?.faults.map(({ what }) => what) ?? [];
    assert.ok(sentences.every((text) => /could not be decided: nothing recorded/.test(text)));
  });

  async function grade(without: string, ...options: string[]) {
    const command = [join("grading", "commands", "grade.ts"), at("pipes"), "--out", at(without)];
    const all = [process.execPath, ...command, "--student", "alice", ...options];
    return execa(at("confine"), [without, ...all], {
      cwd: root,
      reject: false,
      env: { NODE_OPTIONS: "", INIT_CWD: "" },
    });
  }

  function result(without: string) {
    const path = at(without, "students", "alice", "result.json");
    return validateResult(JSON.parse(readFileSync(path, "utf8")));
  }
});

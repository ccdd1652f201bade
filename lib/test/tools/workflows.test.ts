// GitHub's workflows, as YAML has them: what they run is the course's, and on which machines.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, venv } from "../../ground/place.mjs";

interface Step {
  run?: string;
  uses?: string;
}

interface Job {
  "runs-on": string;
  strategy?: { matrix: { include: { processor: string; runner: string; debian: string }[] } };
  steps: Step[];
}

describe("the workflows", () => {
  const folder = join(root, ".github", "workflows");
  const files = globSync("*.yml", { cwd: folder });
  // A learner's copy has none.
  if (files.length === 0) return;
  const parse = "import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)";
  const jobsOf = (file: string): Job[] => {
    const input = readFileSync(join(folder, file));
    const text = execFileSync(join(venv, "bin", "python"), ["-c", parse], { input });
    return Object.values(JSON.parse(`${text}`).jobs);
  };
  const { optionalDependencies, scripts } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );

  for (const file of files) {
    it(`${file} lets programs have namespaces before it runs a command of ours`, () => {
      for (const { steps } of jobsOf(file)) {
        const lines = steps.map(({ run = "" }) => run);
        const commands = [...lines.join("\n").matchAll(/npm (?:run )?([\w-]+)/g)];
        for (const [, name = ""] of commands) assert.ok(scripts[name], name);
        const first = lines.findIndex((line) => /npm |\.ci\/run/.test(line));
        const allowed = lines.findIndex((line) => line.includes("unprivileged_userns=0"));
        assert.ok(first < 0 || (allowed >= 0 && allowed < first), file);
      }
    });
  }

  it("test the course on each processor that it has a Node for", () => {
    const [job] = jobsOf("tests.yml") as [Job];
    const machines = job.strategy?.matrix.include ?? [];
    const tested = machines.map(({ processor }) => `node-linux-${processor}`);
    assert.deepEqual(tested.sort(), Object.keys(optionalDependencies).sort());
    const runners = new Map(machines.map(({ processor, runner }) => [processor, runner]));
    assert.equal(runners.get("arm64"), `${runners.get("x64")}-arm`);
    assert.ok(job.steps.some(({ run }) => run === ".ci/run"));
  });
});

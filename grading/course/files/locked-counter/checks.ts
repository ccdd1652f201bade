import type { RunResult } from "../../../../lib/program/types.ts";
import { observation, publicChecks } from "../../../judge/define.ts";
import type { Trial } from "../../../judge/trial.ts";
import { lockedCounter as say } from "./words.ts";

/** One process alone, and the number in `counter.txt`, null where there is no file. */
async function alone(trial: Trial, from: number | null, times: number) {
  const program = { program: trial.program("lockedCounter"), argv: [String(times)] };
  const seen = await trial.run(program, from === null ? {} : fileOf(from));
  return { times, got: textOf(seen), seen };
}

/**
 * The learner's process begins while another program holds a lock, and that one lets go when the learner's process waits,
 * or is done. So nothing here depends on who is faster.
 */
async function beside(trial: Trial, how: "exclusive" | "shared") {
  const from = trial.random.integer(200, 900);
  const times = trial.random.integer(3, 6);
  const solution = { program: trial.program("lockedCounter"), argv: [String(times)] };
  const seen = await trial.run(
    {
      holder: ["hold-lock", "counter.txt", "let-go", how],
      solution: { ...solution, after: "holder" },
      release: { program: ": > let-go", after: "solution" },
    },
    fileOf(from),
  );
  const [before = 0, then = 0] = (seen.programs.holder?.stdout ?? "").split(" ").map(Number);
  return { from, times, before, then, got: textOf(seen), seen };
}

const grows = observation("grows", async (trial) => {
  const from = trial.random.pick([10, 100, 1000]) - trial.random.integer(1, 4);
  return { from, ...(await alone(trial, from, trial.random.integer(5, 9))) };
});
const withoutFile = observation("new", (trial) => alone(trial, null, 1));
const besideWriter = observation("writer", (trial) => beside(trial, "exclusive"));
const besideReader = observation("reader", (trial) => beside(trial, "shared"));

export default publicChecks("files/locked-counter", (check) => {
  check(
    "counts",
    { title: say.counts, points: 1, catches: ["no-seek", "truncates"] },
    async (trial) => {
      const { from, times, got, seen } = await grows(trial);
      trial.finished(seen);
      if (got !== String(from + times)) trial.fail(say.miscounted(from, times, got), seen);
    },
  );

  check(
    "new",
    { title: say.fresh, points: 1, catches: ["no-create", "not-a-number"] },
    async (trial) => {
      const { got, seen } = await withoutFile(trial);
      const { mode = null } = seen.files["counter.txt"] ?? {};
      if (mode === null) return trial.fail(say.notMade(), seen);
      if ((mode & 0o600) !== 0o600) trial.fail(say.locked(mode), seen);
      trial.finished(seen);
      if (got !== "1") trial.fail(say.notFromZero(got), seen);
    },
  );

  check(
    "waits",
    { title: say.waits, points: 2, needs: ["counts"], catches: ["no-lock"] },
    async (trial) => {
      const { before, then, seen } = await besideWriter(trial);
      trial.finished(seen, ["solution"]);
      if (before !== then) trial.fail(say.tooEarly(before, then), seen);
    },
  );

  check(
    "sum",
    {
      title: say.sum,
      points: 1,
      needs: ["waits"],
      catches: ["reads-before-the-lock", "gives-up"],
    },
    async (trial) => {
      const { from, times, got, seen } = await besideWriter(trial);
      if (got !== String(from + 1 + times)) trial.fail(say.stale(from, times, got), seen);
    },
  );

  check(
    "reader",
    { title: say.reader, points: 1, needs: ["sum"], catches: ["shared-lock"] },
    async (trial) => {
      const { before, then, seen } = await besideReader(trial);
      trial.finished(seen, ["solution"]);
      if (before !== then) trial.fail(say.underReader(before, then), seen);
    },
  );
});

function fileOf(number: number): { files: Record<string, string> } {
  return { files: { "counter.txt": String(number) } };
}

export function textOf(seen: RunResult): string {
  return seen.files["counter.txt"]?.text ?? "";
}

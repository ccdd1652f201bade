import type { Runnable, RunResult } from "../../../../lib/program/types.ts";
import { byteView } from "../../../../lib/view/bytes/view.ts";
import type { View } from "../../../../lib/view/types.ts";
import { observation, publicChecks } from "../../../judge/define.ts";
import type { Trial } from "../../../judge/trial.ts";
import { appendLog as say } from "./words.ts";

/** What one process is to add: its lines, in their order. */
export interface Writer {
  name: string;
  times: number;
}

export function linesOf({ name, times }: Writer): string[] {
  return Array.from({ length: times }, (_, index) => `${name} ${index + 1}\n`);
}

/** One process, and what `log.txt` held before, null where it is missing. */
async function alone(trial: Trial, old: string | null) {
  const writer = writerOf(trial, "", 3, 9);
  const program = { program: trial.program("appendLog"), argv: argvOf(writer) };
  const seen = await trial.run(program, old === null ? {} : { files: { "log.txt": old } });
  return { writer, old, added: linesOf(writer).join(""), got: textOf(seen), seen };
}

const onEmpty = observation("empty", (trial) => alone(trial, ""));
const withoutFile = observation("new", (trial) => alone(trial, null));
const withOld = observation("old", (trial) =>
  alone(trial, linesOf(writerOf(trial, "before", 3, 6)).join("")),
);

/**
 * Three processes side by side, and, for the hidden checks, one more that is not the learner's. On a machine that
 * delays them at random, two dozen lines of each meet many times.
 */
export async function together(
  trial: Trial,
  other: (writer: Writer) => Runnable | null,
  most: number,
) {
  const what: Record<string, Runnable> = {};
  const writers: Writer[] = [];
  for (const letter of ["a", "b", "c"]) {
    const writer = writerOf(trial, letter, most - 3, most);
    writers.push(writer);
    what[letter] = other(writer) ?? { program: trial.program("appendLog"), argv: argvOf(writer) };
  }
  const old = linesOf(writerOf(trial, "before", 1, 4)).join("");
  const seen = await trial.run(what, { files: { "log.txt": old }, disturb: true });
  const expected = old + writers.flatMap(linesOf).join("");
  return { expected, got: textOf(seen), seen };
}

const ofOneKind = observation("together", (trial) => together(trial, () => null, 24));

export default publicChecks("files/append-log", (check) => {
  check("lines", { title: say.lines, points: 1, catches: ["counts-from-zero"] }, async (trial) => {
    const { added, got, seen } = await onEmpty(trial);
    trial.finished(seen);
    if (got !== added) trial.fail(say.otherLines(added, got, seen.stdout), seen);
  });

  check(
    "new",
    { title: say.fresh, points: 1, catches: ["no-create", "no-mode"] },
    async (trial) => {
      const { added, got, seen } = await withoutFile(trial);
      const { mode = null } = seen.files["log.txt"] ?? {};
      if (mode === null) return trial.fail(say.notMade(), seen);
      if ((mode & 0o600) !== 0o600) trial.fail(say.locked(mode), seen);
      trial.finished(seen);
      if (got === "" && added !== "") trial.fail(say.otherLines(added, got, seen.stdout), seen);
    },
  );

  check(
    "old",
    { title: say.old, points: 1, needs: ["lines"], catches: ["truncates", "starts-at-0"] },
    async (trial) => {
      const { old, added, got, seen } = await withOld(trial);
      if (got !== `${old}${added}`) trial.fail(say.lostOld(old ?? "", added, got), seen);
    },
  );

  check(
    "lost",
    {
      title: say.lost,
      points: 2,
      needs: ["lines", "old"],
      catches: ["seeks-once", "seeks-each-time", "rewrites-the-file"],
    },
    async (trial) => {
      const { expected, got, seen } = await ofOneKind(trial);
      trial.finished(seen);
      if (got.length < expected.length)
        trial.fail(say.overwritten(expected.length, got.length), seen, bytes(seen, got));
    },
  );

  check(
    "whole",
    { title: say.whole, points: 1, needs: ["lost"], catches: ["writes-in-parts"] },
    async (trial) => {
      const { expected, got, seen } = await ofOneKind(trial);
      const torn = tornLine(expected, got);
      if (torn !== null) trial.fail(say.torn(torn), seen, bytes(seen, got));
    },
  );
});

/** A line that nobody wrote; null when all are as they were written, in whatever order. */
export function tornLine(expected: string, got: string): string | null {
  const left = new Set(expected.split("\n"));
  return got.split("\n").find((line) => !left.has(line)) ?? null;
}

/** Who wrote which byte. */
function bytes(seen: RunResult, got: string): () => View {
  return () => byteView(seen.record, "log.txt", undefined, Buffer.from(got));
}

function writerOf(trial: Trial, prefix: string, least: number, most: number): Writer {
  const name = prefix + trial.random.word(trial.random.integer(3, 8));
  return { name, times: trial.random.integer(least, most) };
}

function argvOf({ name, times }: Writer): string[] {
  return [name, String(times)];
}

function textOf(seen: RunResult): string {
  return seen.files["log.txt"]?.text ?? "";
}

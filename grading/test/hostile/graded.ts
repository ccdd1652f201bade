/** One file, graded as `npm run grade` does it: read, made programs, judged by runs in the box. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { exerciseOf } from "../../course/table.ts";
import { gradeSubmission } from "../../gradebook/submission.ts";
import { judge } from "../../judge/judge.ts";
import { loadChecks } from "../../judge/load.ts";
import type { SubmissionResult } from "../../result/types.ts";
import { collect } from "../../submission/files/submissions.ts";
import { readSubmission } from "../../submission/submission.ts";
import type { Grader } from "../../types.ts";
import { temporaryFolder } from "../submission/temporary.ts";
import type { Case } from "./cases.ts";
import { withNumbers } from "./numbers.ts";
import { relay, relayChecks } from "./relay.ts";

/** Small, so that bombs are short. */
const limits = { timeout: 3, cpuTime: 1, memory: 96 << 20, output: 1 << 16, fileSize: 4 << 20 };

export interface Graded {
  result: SubmissionResult;
  /** What the programs wrote to their standard error of how their attack went. */
  probes: string[];
}

export async function gradeFile({
  file,
  exercise,
}: Pick<Case, "file" | "exercise">): Promise<Graded> {
  const probes: string[] = [];
  const [folder, source] = [temporaryFolder(), readFileSync(file, "utf8")];
  // A file may say by its place which exercise it is.
  const named = source.includes("SYS_") ? join(folder.path, basename(file)) : file;
  if (named !== file) writeFileSync(named, withNumbers(source));
  const [submission] = await collect([named], { student: "mallory" });
  assert.ok(submission);
  const key = exercise === relay.id ? relay : exerciseOf(exercise);
  const grader: Grader = {
    version: "hostile",
    exercises: [key],
    isolation: async () => ({ full: true, reasons: [] }),
    gradeExercise: async (_, work, options) =>
      judge(key, key === relay ? [relayChecks] : await loadChecks(exercise), work, {
        ...options,
        limits,
        observe: (seen) => {
          const texts = Object.values(seen.programs).map(({ stderr }) => stderr);
          for (const line of texts.join("\n").split("\n")) {
            if (line.startsWith("probe ") && !probes.includes(line.slice(6)))
              probes.push(line.slice(6));
          }
        },
      }),
  };
  const work = await readSubmission(submission, grader.exercises);
  folder.remove();
  const { signal } = new AbortController();
  const options = { seed: Math.floor(Math.random() * 2 ** 30), signal };
  const isolation = { mode: "full" as const, reasons: [] };
  return { result: await gradeSubmission(grader, work, isolation, options), probes };
}

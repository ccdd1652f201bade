/** One file, graded as `npm run grade` does it: read, made programs, judged by runs in the box. */
import assert from "node:assert/strict";
import { exerciseOf } from "../../course/table.ts";
import { gradeSubmission } from "../../gradebook/submission.ts";
import { judge } from "../../judge/judge.ts";
import { loadChecks } from "../../judge/load.ts";
import type { SubmissionResult } from "../../result/types.ts";
import { collect } from "../../submission/files/submissions.ts";
import { readSubmission } from "../../submission/submission.ts";
import type { Grader } from "../../types.ts";
import type { Case } from "./cases.ts";
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
  const [submission] = await collect([file], { student: "mallory" });
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
  const source = await readSubmission(submission, grader.exercises);
  const { signal } = new AbortController();
  const options = { seed: Math.floor(Math.random() * 2 ** 30), signal };
  const isolation = { mode: "full" as const, reasons: [] };
  return { result: await gradeSubmission(grader, source, isolation, options), probes };
}

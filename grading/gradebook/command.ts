import { join } from "node:path";
import { plain, points } from "../report/text.ts";
import { SubmissionError } from "../submission/types.ts";
import type { Grader } from "../types.ts";
import { chooseExercises } from "./choose.ts";
import { gradeClass, IsolationError, type Outcome } from "./grade.ts";
import { parseOptions, UsageError, usage } from "./options.ts";
import { Progress } from "./progress.ts";
import type { Options } from "./types.ts";

export interface Terminal {
  out: NodeJS.WriteStream;
  err: NodeJS.WriteStream;
  signal: AbortSignal;
}

/** Exit statuses. */
const GRADED = 0;
const FAILED = 1;
const FAULT = 2;
const INTERRUPTED = 130;

/** `npm run grade`: grades what is named and gives the exit status. */
export async function grade(args: string[], grader: Grader, terminal: Terminal): Promise<number> {
  const { out, err, signal } = terminal;
  const progress = new Progress(err);
  let options: Options | "help";
  try {
    options = parseOptions(args);
    if (options === "help") {
      out.write(usage);
      return GRADED;
    }
    if (grader.exercises.length === 0)
      throw new UsageError("This course has no exercises to grade.");
    const outcome = await gradeClass(chooseExercises(grader, options.only), options, {
      signal,
      begin: (total) => progress.begin(total),
      step: (result) => progress.step(result),
    });
    progress.end();
    out.write(describe(outcome, options.out));
    if (outcome.faults > 0) return FAULT;
    return options.strict && outcome.failed > 0 ? FAILED : GRADED;
  } catch (error) {
    progress.end();
    if (signal.aborted) {
      err.write("Interrupted. What was graded is kept; the same command goes on from there.\n");
      return INTERRUPTED;
    }
    err.write(explain(error));
    return FAULT;
  }
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return `${plain(error.message)}\n\n${usage}`;
  const known = error instanceof SubmissionError || error instanceof IsolationError;
  if (known) return `${plain(error.message)}\n`;
  return `The grader failed, and no submission lost a point by it:\n${(error as Error).stack}\n`;
}

/** The last words: how the class did, and where to look. */
function describe({ summary, graded, kept, faults }: Outcome, out: string): string {
  const kind = kept > 0 ? ` (${graded} anew, ${kept} unchanged)` : "";
  const lines = [`${summary.submissions} submissions graded${kind}`];
  if (summary.mean !== null && summary.median !== null) {
    const { lowest, highest } = summary;
    lines.push(
      `points: mean ${points(summary.mean)}, median ${points(summary.median)}, ` +
        `from ${points(lowest ?? 0)} to ${points(highest ?? 0)} of ${points(summary.points)}`,
    );
  }
  for (const { exercise, title, failed, of } of summary.failures.slice(0, 10)) {
    lines.push(`  ${String(failed).padStart(4)} of ${of} failed  ${exercise}: ${plain(title, 80)}`);
  }
  if (faults > 0) {
    lines.push(
      `${faults} could not be decided, through a fault of the grader: run the command again.`,
    );
  }
  lines.push(`See ${join(out, "class.csv")} and ${join(out, "students")}`);
  return `${lines.join("\n")}\n`;
}

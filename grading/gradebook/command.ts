import { join } from "node:path";
import { plain, points } from "../report/text.ts";
import { SubmissionError } from "../submission/types.ts";
import type { Grader } from "../types.ts";
import { gradebook as sentences } from "../words/gradebook.ts";
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
    if (grader.exercises.length === 0) throw new UsageError(sentences.noExercises());
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
      err.write(`${sentences.interrupted()}\n`);
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
  return `${sentences.failed((error as Error).stack ?? String(error))}\n`;
}

/** The last words: how the class did, and where to look. */
function describe({ summary, graded, kept, faults }: Outcome, out: string): string {
  const { submissions } = summary;
  const lines = [
    kept > 0 ? sentences.gradedAndKept(submissions, graded, kept) : sentences.graded(submissions),
  ];
  if (summary.mean !== null && summary.median !== null) {
    const { lowest, highest } = summary;
    const numbers = [summary.mean, summary.median, lowest ?? 0, highest ?? 0, summary.points];
    const [mean = "", median = "", low = "", high = "", all = ""] = numbers.map(points);
    lines.push(sentences.points(mean, median, low, high, all));
  }
  for (const { exercise, title, failed, of } of summary.failures.slice(0, 10)) {
    lines.push(sentences.failure(String(failed).padStart(4), of, exercise, plain(title, 80)));
  }
  if (faults > 0) lines.push(sentences.undecided(faults));
  lines.push(sentences.see(join(out, "class.csv"), join(out, "students")));
  return `${lines.join("\n")}\n`;
}

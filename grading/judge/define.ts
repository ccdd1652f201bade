/** How the checks of an exercise are written down. */
import type { Trial } from "./trial.ts";

/** A check: what one observation of the learner's program has to show. */
export interface Check {
  /** Unique in its exercise: "end-of-file". */
  name: string;
  /** What has to be true, for the learner. */
  title: string;
  points: number;
  /** The mistakes (`mistakes` beside the checks) that it is there to catch. */
  catches: string[];
  /** Other mistakes that it cannot help catching. */
  alsoCatches: string[];
  /** Checks without which this one would say the same again: it is left out, without its points, where one failed. */
  needs: string[];
  /** Fails by `trial.fail`. Whatever else it throws is a fault of ours. */
  judge(trial: Trial): Promise<void> | void;
}

/** The public or the hidden checks of an exercise, in the order in which they run. */
export interface CheckSet {
  exercise: string;
  hidden: boolean;
  checks: Check[];
}

type Options = Pick<Check, "title" | "points"> &
  Partial<Pick<Check, "catches" | "alsoCatches" | "needs">>;
type Define = (name: string, options: Options, judge: Check["judge"]) => void;

/** The checks whose code learners get. */
export function publicChecks(exercise: string, define: (check: Define) => void): CheckSet {
  return collect(exercise, false, define);
}

/** Checks that learners neither get nor are told the inputs of. */
export function hiddenChecks(exercise: string, define: (check: Define) => void): CheckSet {
  return collect(exercise, true, define);
}

function collect(exercise: string, hidden: boolean, define: (check: Define) => void): CheckSet {
  const checks: Check[] = [];
  define((name, options, judge) => {
    if (checks.some((check) => check.name === name)) {
      throw new RangeError(`${exercise} has two checks ${name}`);
    }
    checks.push({ name, catches: [], alsoCatches: [], needs: [], ...options, judge });
  });
  return { exercise, hidden, checks };
}

/**
 * An observation that several checks judge: made once for each grading, when the first of them asks for it.
 *
 * @param name of the stream that its random inputs are drawn from
 */
export function observation<T>(
  name: string,
  observe: (trial: Trial) => Promise<T>,
): (trial: Trial) => Promise<T> {
  const made = new WeakMap<object, Promise<T>>();
  return (trial) => {
    const known = made.get(trial.session);
    if (known) return known;
    const result = observe(trial.named(name));
    made.set(trial.session, result);
    return result;
  };
}

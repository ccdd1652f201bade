/**
 * What a check has to work with: the learner's programs, random inputs, and runs in the box.
 *
 * Nothing foreign runs in this process: a run resolves when all its processes are gone, with the kernel's record
 * of them. What they wrote is data, and only as good as the record says.
 */
import { BoxError } from "../../lib/program/errors.ts";
import { run } from "../../lib/program/run.ts";
import { isRunnable, startOf } from "../../lib/program/start.ts";
import type { Program, Runnable, RunOptions, RunResult, Start } from "../../lib/program/types.ts";
import type { View } from "../../lib/view/types.ts";
import { common } from "../words/common.ts";
import type { Words } from "../words/words.ts";
import { borrowedIn } from "./borrowed.ts";
import { Random } from "./random.ts";
import { wordsOfStuck } from "./stuck.ts";

/** One grading of one exercise. */
export interface Session {
  solution: Record<string, Program>;
  seed: number;
  /** Of the exercise: what its runs may use. */
  limits: RunOptions;
  /** All runs are disturbed, from their seeds. */
  disturb: boolean;
  signal: AbortSignal;
  /** Whose the programs are. */
  owner: string;
  observe?: (seen: RunResult) => void;
  /** Seconds that its runs may still take, by the clock of the box: how busy we are ourselves does not count. */
  left: number;
}

/** The learner's program did not do what it should. */
export class CheckFailure extends Error {
  override name = "CheckFailure";
  words: Words;
  seen: RunResult | null;
  view: (() => View) | null;

  constructor(words: Words, seen: RunResult | null, view: (() => View) | null) {
    super(words.happened);
    this.words = words;
    this.seen = seen;
    this.view = view;
  }
}

/** A learner's program needs milliseconds; one that waits for ever is seen to be stuck, one that spins is not. */
const LIMITS: RunOptions = {
  timeout: 10,
  cpuTime: 2,
  memory: 192 << 20,
  processes: 24,
  output: 1 << 18,
  fileSize: 16 << 20,
};

/** Runs in which a learner's program asked for a reference program that the box did not let it have. */
const refused = new WeakMap<RunResult, string>();

export class Trial {
  readonly session: Session;
  readonly random: Random;

  constructor(session: Session, name: string) {
    this.session = session;
    this.random = new Random(session.seed, name);
  }

  /** The same grading with random inputs of another name. */
  named(name: string): Trial {
    return new Trial(this.session, name);
  }

  /** What the learner's variable holds. */
  program(name: string): Program {
    const program = this.session.solution[name];
    if (!program) throw new RangeError(`the exercise has no variable ${name}`);
    return program;
  }

  /**
   * Runs programs in a box, the learner's and ours side by side. However they end, it resolves; `finished` judges that.
   * With `disturb: true` the run is disturbed from a seed of this check's.
   */
  async run(
    what: Runnable | Record<string, Runnable>,
    options: RunOptions = {},
  ): Promise<RunResult> {
    const { limits, left, signal, owner, disturb } = this.session;
    if (left <= 0) this.fail(common.outOfTime());
    const all = { ...LIMITS, ...limits, ...options };
    // What is held up on purpose, alongside many others, gets its time all the same.
    const own = (all.timeout ?? left) * (disturb ? 3 : 1);
    const timeout = Math.min(own, Math.max(left, 0.5));
    const given = markTrusted(what, Object.values(this.session.solution));
    const seen = await runAgain(given, {
      ...all,
      timeout,
      signal,
      apart: owner,
      seed: options.seed ?? this.random.integer(1, 2 ** 30),
      disturb: disturb || (options.disturb ?? false),
    });
    // The machine may have stood still meanwhile, which no run's time counts.
    this.session.left -= Math.min(seen.record.run.duration / 1e6, timeout);
    this.session.observe?.(seen);
    const borrowed = borrowedIn(seen, given);
    if (borrowed?.ran) this.fail(common.borrowed(borrowed.name), seen);
    if (borrowed) refused.set(seen, borrowed.name);
    return seen;
  }

  /** Ends the check: it is not passed. `view` is the picture that shows it; by default the run's timeline. */
  fail(words: Words, seen: RunResult | null = null, view: (() => View) | null = null): never {
    const name = seen && refused.get(seen);
    throw new CheckFailure(name ? { ...words, ...common.refused(name) } : words, seen, view);
  }

  /**
   * Fails unless the run came to its end by itself and each program exited with 0.
   *
   * @param names the programs that are judged, default all
   */
  finished(seen: RunResult, names: string[] = Object.keys(seen.programs)): void {
    const { why, explanation } = seen.record.ending;
    if (why === "stuck" || why === "wall-time") this.fail(wordsOfStuck(seen.record.ending), seen);
    if (why !== "finished") this.fail(common.limit(why, explanation.join(" ")), seen);
    for (const name of names) {
      const { exitCode, signal, stderr } = seen.programs[name] ?? { signal: null, stderr: "" };
      if (signal) this.fail(common.killed(signal, explanation.join(" ")), seen);
      if (exitCode !== 0 && stderr) this.fail(common.threw(stderr), seen);
      if (exitCode !== 0) this.fail(common.status(exitCode ?? null), seen);
    }
  }

  /** The plain data in a variable of an exercise that asks for data. Its program prints it as JSON. */
  async value(name: string): Promise<unknown> {
    const seen = await this.run(this.program(name));
    this.finished(seen);
    try {
      const value: unknown = JSON.parse(seen.stdout);
      // A list in a list in a list can be read, but in such depths nobody can go through it.
      JSON.stringify(value);
      return value;
    } catch {
      return this.fail(common.noData(name, seen.stdout), seen);
    }
  }
}

/** A box that failed says nothing of the programs in it: it gets a second chance. */
async function runAgain(
  what: Runnable | Record<string, Runnable>,
  options: RunOptions,
): Promise<RunResult> {
  try {
    return await run(what, options);
  } catch (error) {
    if (!(error instanceof BoxError) || options.signal?.aborted) throw error;
    return run(what, options);
  }
}

/** What is not the learner's is ours, and may signal the learner's programs. */
function markTrusted(
  what: Runnable | Record<string, Runnable>,
  foreign: Program[],
): Runnable | Record<string, Runnable> {
  const mark = (item: Runnable, name: string): Start => {
    const start = startOf(item, name);
    return { ...start, trusted: !foreign.includes(start.program as Program) };
  };
  if (isRunnable(what)) return mark(what, "program");
  return Object.fromEntries(Object.entries(what).map(([name, item]) => [name, mark(item, name)]));
}

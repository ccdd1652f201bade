import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import Mocha from "mocha";
import { root } from "../../ground/place.mjs";

/** What the file that MOCHA_COUNTS names holds of one mocha, as JSON. */
export interface Report {
  passes: number;
  failures: number;
  pending: number;
  /** Of each failure its full title and its error, as mocha shows them. */
  failed: { title: string; error: string }[];
  /** Milliseconds that each test file took, hooks included, by its path from the root. */
  files: Record<string, number>;
}

/** Mocha's own report, and a `Report` for what started it. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const events = Mocha.Runner.constants;
    const file = process.env.MOCHA_COUNTS;
    const failed: Report["failed"] = [];
    const files: Report["files"] = {};
    let before = performance.now();
    const spend = (done: Mocha.Runnable): void => {
      const name = relative(root, done.file ?? done.parent?.file ?? "");
      const now = performance.now();
      files[name] = Math.round((files[name] ?? 0) + now - before);
      before = now;
    };
    runner.on(events.EVENT_TEST_END, spend).on(events.EVENT_HOOK_END, spend);
    runner.on(events.EVENT_TEST_FAIL, (test, error) => {
      failed.push({ title: test.fullTitle(), error: error?.stack ?? String(error) });
    });
    runner.once(events.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const report: Report = { passes, failures, pending, failed, files };
      if (file) writeFileSync(file, JSON.stringify(report));
    });
  }
}

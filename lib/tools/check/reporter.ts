import { writeFileSync } from "node:fs";
import Mocha from "mocha";

/** What the file that MOCHA_COUNTS names holds of one mocha, as JSON. */
export interface Report {
  passes: number;
  failures: number;
  pending: number;
  /** Of each failure its full title and its error, as mocha shows them. */
  failed: { title: string; error: string }[];
}

/** Mocha's own report, and a `Report` for what started it. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env.MOCHA_COUNTS;
    const failed: Report["failed"] = [];
    runner.on(Mocha.Runner.constants.EVENT_TEST_FAIL, (test, error) => {
      failed.push({ title: test.fullTitle(), error: error?.stack ?? String(error) });
    });
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const report: Report = { passes, failures, pending, failed };
      if (file) writeFileSync(file, JSON.stringify(report));
    });
  }
}

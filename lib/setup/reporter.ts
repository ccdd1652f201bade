import { writeFileSync } from "node:fs";
import Mocha from "mocha";

/** Mocha's own report and, in the file that MOCHA_COUNTS names, its figures as JSON. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env.MOCHA_COUNTS;
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      if (file) writeFileSync(file, JSON.stringify({ passes, failures, pending }));
    });
  }
}

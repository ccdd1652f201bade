// `npm run grade -- FILES…`

import { stopWithNpm } from "../../lib/ground/npm-parent.mjs";
import { grade } from "../gradebook/command.ts";
import { grader } from "./grader.ts";

// npm changes to the root; the names on the command line are meant from where it was typed.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

const interrupt = new AbortController();
let interruptedAt = 0;
// Whoever kills what started us, by a signal that nobody hears, means us as well.
stopWithNpm(() => interrupt.abort());
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (!interrupt.signal.aborted) {
      interruptedAt = performance.now();
      interrupt.abort();
    } else if (performance.now() - interruptedAt > 500) {
      // A second one does not wait for what is running. Within half a second it is the same one: the terminal sends it
      // to all of us, and the launcher passes its own on.
      process.exit(130);
    }
  });
}

process.exitCode = await grade(process.argv.slice(2), grader, {
  out: process.stdout,
  err: process.stderr,
  signal: interrupt.signal,
});

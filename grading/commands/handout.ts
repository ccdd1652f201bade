// `npm run handout -- DIR`

import { root } from "../../lib/ground/place.mjs";
import { handout } from "../handout/command.ts";

// npm changes to the root; the folder on the command line is meant from where it was typed.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

const interrupt = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => interrupt.abort());
}
process.exitCode = await handout(process.argv.slice(2), root, {
  out: process.stdout,
  err: process.stderr,
  signal: interrupt.signal,
});

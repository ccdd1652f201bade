// One set-up at a time in one checkout: flock(2) on a file. The lock belongs to the open file description, which
// npm, uv and the compiler inherit: it is free when the last of them has ended, however it ended.
import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { cache } from "../../ground/place.mjs";
import { say } from "../../ground/progress.mjs";
import { steps } from "../../words/setup.mjs";

/** Waits for its turn. */
export async function lock() {
  const fd = openSync(join(cache, "lock"), "a");
  if (!take(fd, "-n")) {
    say(steps.waiting);
    take(fd, "-x");
  }
  return { fd, release: () => closeSync(fd) };
}

/** flock(1) takes the lock on our open file description, hence for us. False: somebody else has it. */
function take(/** @type {number} */ fd, /** @type {"-n" | "-x"} */ how) {
  const stdio = /** @type {const} */ (["ignore", "ignore", "ignore", fd]);
  const done = spawnSync("flock", [how, "3"], { stdio: [...stdio] });
  // A Linux without util-linux: go on without the lock.
  if (done.error) return true;
  if (how === "-x" && done.signal) process.exit(130);
  return done.status === 0;
}

// `npm start` runs npm, which runs a shell, which runs us. npm passes a signal on to the shell, and the shell keeps it
// for itself: nobody tells us that the two are gone. So we look.
import { statOf, tellOf } from "./processes.mjs";

/** Calls `stop` once when the npm that started us, or its shell, has ended. Without npm nothing is watched. */
export function stopWithNpm(/** @type {() => void} */ stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  // A shell may have become us instead of starting us: then our parent is npm itself, and whose child that is, a
  // terminal's or init's after `nohup`, does not matter.
  const shell = /^(ba|da|a|z|k)?sh$/.test(tellOf(parent, "comm").trim());
  const grandparent = shell ? statOf(parent).parent : 0;
  const timer = setInterval(() => {
    if (process.ppid === parent && (!shell || statOf(parent).parent === grandparent)) return;
    clearInterval(timer);
    stop();
  }, 250);
  timer.unref();
}

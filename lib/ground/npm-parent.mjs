// `npm start` runs npm, which runs a shell, which runs us. npm passes a signal on to the shell, and the shell keeps it
// for itself: nobody tells us that the two are gone. So we look.
import { readFileSync } from "node:fs";

/** Calls `stop` once when the npm that started us, or its shell, has ended. Without npm nothing is watched. */
export function stopWithNpm(/** @type {() => void} */ stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  // A shell may have become us instead of starting us: then our parent is npm itself, and whose child that is, a
  // terminal's or init's after `nohup`, is no matter.
  const shell = /^(ba|da|a|z|k)?sh$/.test(read(parent, "comm").trim());
  const grandparent = shell ? parentOf(parent) : 0;
  const timer = setInterval(() => {
    if (process.ppid === parent && (!shell || parentOf(parent) === grandparent)) return;
    clearInterval(timer);
    stop();
  }, 250);
  timer.unref();
}

/** proc_pid_stat(5): the parent is the second field after the bracket that closes the name. */
function parentOf(/** @type {number} */ pid) {
  const text = read(pid, "stat");
  return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[1]);
}

function read(/** @type {number} */ pid, /** @type {string} */ name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

// What the kernel says of the processes that exist (proc(5)); of one that has just ended, nothing.
import { readdirSync, readFileSync } from "node:fs";

export const processes = () =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** The text of a file of /proc/PID, "" where there is none. */
export function tellOf(/** @type {number} */ pid, /** @type {string} */ name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

/** proc_pid_stat(5): the name in brackets may hold blanks and brackets, hence the last bracket counts. */
export function statOf(/** @type {number} */ pid) {
  const text = tellOf(pid, "stat");
  const [state = "", parent = 0] = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { state, parent: Number(parent) };
}

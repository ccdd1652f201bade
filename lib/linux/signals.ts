/** Signal numbers to names and what they do by default (signal(7)). */
import { constants } from "node:os";

const NAMES = new Map(
  Object.entries(constants.signals)
    .filter(([name]) => !["SIGIOT", "SIGPOLL", "SIGUNUSED"].includes(name))
    .map(([name, number]) => [number, name]),
);

/** "SIGPIPE" of 13, "SIGRTMIN+1" of 35. */
export function signalName(number: number): string {
  const name = NAMES.get(number);
  if (name) return name;
  if (number < 34 || number > 64) return `signal ${number}`;
  return number === 34 ? "SIGRTMIN" : `SIGRTMIN+${number - 34}`;
}

/** What the signal does to a process that has not said otherwise. */
export function defaultEffect(number: number): "ended" | "stopped" | "continued" | "ignored" {
  const name = signalName(number);
  if (["SIGCHLD", "SIGURG", "SIGWINCH"].includes(name)) return "ignored";
  if (["SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU"].includes(name)) return "stopped";
  return name === "SIGCONT" ? "continued" : "ended";
}

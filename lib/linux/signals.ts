/** Signal numbers to names and what they do by default (signal(7)). */
import * as signals from "./constants/signals.ts";

const { SIGRTMIN, SIGRTMAX } = signals;
const NAMES = new Map<number, string>(
  Object.entries(signals).map(([name, number]) => [number, name]),
);

/** "SIGPIPE" of 13, "SIGRTMIN+1" of 35, "SIGRTMAX" of 64. */
export function signalName(number: number): string {
  const name = NAMES.get(number);
  if (name !== undefined) return name;
  const isRealTime = number > SIGRTMIN && number < SIGRTMAX;
  return isRealTime ? `SIGRTMIN+${number - SIGRTMIN}` : `signal ${number}`;
}

/** What the signal does to a process that has not said otherwise. */
export function defaultEffect(number: number): "ended" | "stopped" | "continued" | "ignored" {
  const name = signalName(number);
  if (["SIGCHLD", "SIGURG", "SIGWINCH"].includes(name)) return "ignored";
  if (["SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU"].includes(name)) return "stopped";
  return name === "SIGCONT" ? "continued" : "ended";
}

import * as signals from "./constants/signals.ts";

const names = new Map<number, string>(Object.entries(signals).map(([name, n]) => [n, name]));

/** "SIGPIPE" for 13; "SIGRTMIN+3" for a real-time signal. */
export function signalName(signal: number): string {
  const name = names.get(signal);
  if (name !== undefined) return name;
  return signal > 34 && signal < 64 ? `SIGRTMIN+${signal - 34}` : `signal ${signal}`;
}

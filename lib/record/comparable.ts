import type { RunRecord } from "./types.ts";

/**
 * The record without what differs from run to run of one program: times, raw numbers, addresses, the machine. Two runs
 * that did the same, in the same order, are deeply equal.
 */
export function comparable(record: RunRecord): RunRecord {
  const addresses = new Map<string, string>();
  const pids = new Map(record.processes.map((p) => [p.pid, p.name]));
  const text = JSON.stringify(record, (key, value: unknown) => {
    if (TIMES.has(key)) return value === null ? null : 0;
    return value;
  }).replace(/0x[0-9a-f]{6,}/g, (address) => {
    if (!addresses.has(address)) addresses.set(address, `address-${addresses.size + 1}`);
    return addresses.get(address) ?? address;
  });
  const copy = JSON.parse(text) as RunRecord;
  copy.run = { started: "", duration: 0, seed: null };
  copy.machine = { kernel: "", arch: "", pageSize: 0, cpus: 0 };
  for (const object of copy.objects) object.raw = 0;
  for (const process of copy.processes) process.pid = 0;
  for (const call of copy.calls) {
    call.waited = false;
    if (RETURNS_PID.has(call.name) && typeof call.result === "number") {
      call.result = pids.get(call.result) ?? call.result;
    }
  }
  return copy;
}

const TIMES = new Set(["time", "start", "end", "duration", "attachTime", "detachTime"]);
const RETURNS_PID = new Set("fork vfork clone wait waitpid getpid getppid".split(" "));

import { run } from "../../lib/program/run.ts";
import type { Layer } from "../../lib/record/types.ts";

/** Without one of these a submission could see or harm this machine, or what it did could not be known. */
const NEEDED: Record<Layer["name"], string> = {
  "user-namespace": "its processes would be the grader's user",
  "pid-namespace": "it would see other processes",
  "ipc-namespace": "it would share queues and segments with the machine and with others",
  "mount-namespace": "it could read the grader's files",
  "network-namespace": "it would have the machine's network",
  "uts-namespace": "it would know the machine's name",
  seccomp: "it could use system calls that lead out of its box",
  landlock: "it could reach into the programs that it talks to",
  trace: "nothing would record what it did",
  limits: "it could use up the machine",
};

/** Whether a submission is kept apart here, found out by a run in the box; else a sentence for each thing that is missing. */
export async function probeIsolation(): Promise<{ full: boolean; reasons: string[] }> {
  const { record } = await run(["true"]);
  const missing = record.layers.filter(({ active }) => !active);
  const reasons = missing.map(
    ({ name, reason }) => `There is no ${name} (${reason}): ${NEEDED[name]}.`,
  );
  return { full: missing.length === 0, reasons };
}

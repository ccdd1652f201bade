import { existsSync, readdirSync, readFileSync } from "node:fs";
import { objects as say } from "../words/tools/check.ts";

/**
 * What outlives processes on this machine: System V objects (proc_sysvipc(5)), POSIX shared memory and semaphores
 * (shm_overview(7)), POSIX message queues where they are mounted (mq_overview(7)).
 *
 * @returns a line for each, the same for the same object
 */
export function objects(): string[] {
  return [
    ...systemV("shm"),
    ...systemV("sem"),
    ...systemV("msg"),
    ...files("/dev/shm", say.posixMemory),
    ...files("/dev/mqueue", say.posixQueue),
  ];
}

function systemV(kind: "shm" | "sem" | "msg"): string[] {
  const file = `/proc/sysvipc/${kind}`;
  if (!existsSync(file)) return [];
  const [, ...lines] = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => {
    const [key = "", id = ""] = line.trim().split(/\s+/);
    return say[kind](id, key);
  });
}

function files(folder: string, tell: (path: string) => string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => tell(`${folder}/${name}`)) : [];
}

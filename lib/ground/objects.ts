import { existsSync, readdirSync, readFileSync } from "node:fs";

/**
 * What outlives processes on this machine: System V objects (proc_sysvipc(5)), POSIX shared memory and semaphores
 * (shm_overview(7)), POSIX message queues where they are mounted (mq_overview(7)).
 *
 * @returns a line for each, the same for the same object
 */
export function objects(): string[] {
  return [
    ...systemV("shm", "shared memory segment"),
    ...systemV("sem", "semaphore set"),
    ...systemV("msg", "message queue"),
    ...files("/dev/shm", "POSIX shared memory or semaphore"),
    ...files("/dev/mqueue", "POSIX message queue"),
  ];
}

function systemV(kind: string, words: string): string[] {
  const file = `/proc/sysvipc/${kind}`;
  if (!existsSync(file)) return [];
  const [, ...lines] = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => {
    const [key, id] = line.trim().split(/\s+/);
    return `System V ${words} ${id} (key ${key})`;
  });
}

function files(folder: string, words: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => `${words} ${folder}/${name}`) : [];
}

// Runs in a room, as root, under the course's Node: what is there that was not there when the room was opened, as JSON.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { objects } from "../../ground/objects.ts";
import { processes, tellOf } from "../../ground/processes.mjs";

if (import.meta.main) {
  process.stdout.write(`${JSON.stringify([...running(), ...objects(), ...files()])}\n`);
}

/** All but the room's first one, ourselves, and the kernel's own threads where the room is a machine. */
function running(): string[] {
  return processes()
    .filter((pid) => ![1, process.pid].includes(pid))
    .flatMap((pid) => {
      const status = tellOf(pid, "status");
      if (/^Kthread:\s+1$/m.test(status)) return [];
      const state = status.match(/^State:\s+(.*)$/m)?.[1];
      const command = tellOf(pid, "cmdline").replaceAll("\0", " ").trim();
      return state ? [`process ${pid} (${state}) ${command || tellOf(pid, "comm").trim()}`] : [];
    });
}

/** What is in folders that are empty on a fresh machine. A new npm leaves its own compiled code in /tmp. */
function files(): string[] {
  return ["/tmp", "/run/lock", "/run/user"]
    .flatMap((folder) => list(folder).map((name) => join(folder, name)))
    .filter((file) => file !== "/tmp/node-compile-cache");
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

// Runs in a room, as root, under the course's Node: what is there that was not there when the room was opened, as JSON.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { objects } from "../../ground/objects.ts";

if (import.meta.main) {
  process.stdout.write(`${JSON.stringify([...processes(), ...objects(), ...files()])}\n`);
}

/** All but the room's first one and ourselves. */
function processes(): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && ![1, process.pid].includes(Number(name)))
    .flatMap((pid) => {
      const state = read(`/proc/${pid}/status`).match(/^State:\s+(.*)$/m)?.[1];
      const command = read(`/proc/${pid}/cmdline`).replaceAll("\0", " ").trim();
      return state
        ? [`process ${pid} (${state}) ${command || read(`/proc/${pid}/comm`).trim()}`]
        : [];
    });
}

/** What lies in folders that are empty on a fresh machine. A new npm leaves its own compiled code in /tmp. */
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

/** Of a process that has just ended: nothing. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

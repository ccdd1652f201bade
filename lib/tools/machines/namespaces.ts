// An open room in namespaces. Its first process is a bash that waits for the end of its standard input, a pipe of ours: whatever
// ends us ends it, and the kernel ends with it all that runs in the room, and its mounts. unshare(1) is our child,
// the bash is unshare's. Each command is started by us and enters with nsenter(1): it is the room's, its parent is not.
import { spawnSync } from "node:child_process";
import { readdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { converse, execute } from "../../ground/child.mjs";
import { Failure } from "../../ground/failure.mjs";
import { sentences, visits } from "../../words/tools/machines.ts";
import { certificates, environmentOf } from "./environment.ts";
import { DEADLINE_MS, here } from "./folders.ts";
import { limitMemory } from "./memory.ts";
import type { Done, OpenRoom, Place, Room } from "./types.ts";

/** Opens a room in namespaces of this machine's kernel. */
export async function openNamespaces(room: Room, place: Place): Promise<OpenRoom> {
  const { folder, home, confine, log } = place;
  const spaces = ["--mount", "--pid", "--ipc", "--uts", "--fork", "--kill-child"];
  const enter = ["bash", "-c", 'exec 2>>"$0"; . "$@"', log, join(here, "enter.sh")];
  const names = [room.base, folder, home, room.place, confine, certificates() ?? ""];
  const args = [...spaces, "--propagation", "private", ...enter, ...names, ...room.mounts];
  const first = converse("unshare", args);
  const ended = new Promise<void>((resolve) => first.once("close", () => resolve()));
  const pid = await firstLine(first.stdout);
  if (pid === "") throw new Failure(sentences.notEntered(log));
  const end = (): void => void first.stdin?.end();
  const group = room.memory > 0 ? limitMemory(room.memory) : undefined;
  return {
    run: async (command, as = "user") => {
      // What holds on to our pipe would keep us waiting.
      const timer = setTimeout(end, DEADLINE_MS);
      const done = await runIn(room, pid, command, as, log, group);
      clearTimeout(timer);
      return done;
    },
    written: async () => written(place),
    close: async () => {
      end();
      await ended;
      if (group) rmdirSync(group);
    },
  };
}

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  if (stream) for await (const line of createInterface({ input: stream })) return line;
  return "";
}

async function runIn(
  room: Room,
  pid: string,
  command: string[],
  as: "user" | "root",
  log: string,
  group?: string,
): Promise<Done> {
  const said: string[] = [];
  const from = performance.now();
  const inside = as === "root" ? command : [...confined(room), ...command];
  const [file = "", ...args] = [
    ...(group ? ["sh", "-c", 'echo $$ > "$0"; exec "$@"', join(group, "cgroup.procs")] : []),
    ...["nsenter", "--target", pid, "--mount", "--pid", "--ipc", "--uts", "--"],
    ...["env", `--chdir=${join(room.place, room.checkout)}`, ...inside],
  ];
  const env = environmentOf(room, as);
  const status = await execute(file, args, { log, env, onLine: (line) => said.push(line) });
  return { status, seconds: (performance.now() - from) / 1000, said };
}

/** From the outermost to the innermost. */
function confined(room: Room): string[] {
  const one = room.mounts.includes("one-cpu") ? ["taskset", "--cpu-list", "0"] : [];
  const user = ["--reuid=1000", "--regid=1000", "--clear-groups"];
  const who = room.user === "root" ? [] : ["setpriv", ...user];
  const dropCapabilities = room.container
    ? ["setpriv", `--bounding-set=-all,${KEPT_CAPABILITIES}`]
    : [];
  const filter = room.refuses.length > 0 ? ["/run/confine", room.refuses.join(",")] : [];
  return [...one, ...who, ...dropCapabilities, ...filter];
}

/** The capabilities that container runtimes leave to root. */
const KEPT_CAPABILITIES =
  "+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,+net_bind_service,+net_raw,+sys_chroot,+mknod,+audit_write,+setfcap";

/** The names of what was written beside the checkout, and of what is in the system or, over a base, was written there. */
function written({ folder, home }: Place): string[] {
  const options = { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 } as const;
  const { stdout } = spawnSync("find", ["upper", "root", "-printf", "/%P\\n"], options);
  const beside = readdirSync(home).map(visits.inHome);
  return [...stdout.split("\n").filter((line) => line.length > 1), ...beside];
}

// An open room. Its first process is a bash that waits for the end of its standard input, a pipe of ours: whatever
// ends us ends it, and the kernel ends with it all that runs in the room, and its mounts. unshare(1) is our child,
// the bash is unshare's. Each command is started by us and enters with nsenter(1): it is the room's, its parent is not.
import { rmdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { converse, execute } from "../../ground/child.mjs";
import { Failure } from "../../ground/failure.mjs";
import { sentences } from "../../words/tools/machines.ts";
import { here } from "./folders.ts";
import { limitMemory } from "./memory.ts";
import type { Room } from "./types.ts";

/** In milliseconds; the longest is all lessons, one after the other, on one CPU. */
const DEADLINE_MS = 3_600_000;

export interface Done {
  status: number;
  seconds: number;
  /** The lines that it wrote, on both streams. */
  said: string[];
}

export interface OpenRoom {
  /** Runs a command in the checkout, as the room's user and under its filter; or as root and under none. */
  run(command: string[], as?: "user" | "root"): Promise<Done>;
  /** Ends what is still running, and resolves when it is gone. */
  close(): Promise<void>;
}

/** What a room is made of. */
export interface Place {
  /** What is written in it goes there. */
  folder: string;
  /** Lies at the room's place. */
  home: string;
  /** The program that refuses what the room's kernel refuses. */
  confine: string;
  /** Takes all that is said. */
  log: string;
}

export async function openRoom(room: Room, place: Place): Promise<OpenRoom> {
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

const CA_BUNDLE = "/etc/ssl/certs/ca-certificates.crt";
/** Where somebody's own certificate authorities are, by what asks for them. */
const authorities = [
  "NODE_EXTRA_CA_CERTS",
  "SSL_CERT_FILE",
  "PIP_CERT",
  "REQUESTS_CA_BUNDLE",
  "CURL_CA_BUNDLE",
  "GIT_SSL_CAINFO",
];
const PROXY_VARIABLE =
  /^(https?|all|no)_proxy$|^npm_config_registry$|^(PIP|UV)_(INDEX_URL|DEFAULT_INDEX)$/i;

function certificates(): string | undefined {
  return authorities.map((name) => process.env[name]).find((path) => path);
}

/** What a fresh login has, and the way to the network. */
function environmentOf(room: Room, as: "user" | "root"): NodeJS.ProcessEnv {
  const passed = Object.entries(process.env).filter(([name]) => PROXY_VARIABLE.test(name));
  const set = authorities.filter((name) => process.env[name]);
  return {
    PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    LANG: "C.UTF-8",
    HOME: as === "root" ? "/root" : room.home,
    USER: as === "root" ? "root" : room.user,
    SHELL: "/bin/bash",
    ...Object.fromEntries(passed),
    ...Object.fromEntries(set.map((name) => [name, CA_BUNDLE])),
  };
}

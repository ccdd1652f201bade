// An open room that is a machine of its own, emulated by qemu: another processor with its own kernel. Its disks are files
// that nobody mounts here: the Debian, of which what is written is forgotten, and the home. Its first process, agent.py,
// takes orders from a serial port that is qemu's standard input and output, hence a pipe of ours. qemu is our child, and
// the kernel kills it when we end, however we end.
import { type ChildProcess, spawnSync } from "node:child_process";
import { appendFileSync, globSync } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { converse, execute } from "../../ground/child.mjs";
import { Failure } from "../../ground/failure.mjs";
import { sentences, visits } from "../../words/tools/machines.ts";
import { certificates, environmentOf } from "./environment.ts";
import { basesFolder, DEADLINE_MS, here } from "./folders.ts";
import { memoryFile, writeMemoryFiles } from "./memory-files.ts";
import { giveBack } from "./prepared.ts";
import type { Done, OpenRoom, Place, Room } from "./types.ts";

const EMULATOR = "qemu-system-aarch64";

/** Why no machine can be emulated here, and how one can; nothing where one can. */
export function whyNoMachine(): string | undefined {
  const lacking = [EMULATOR, "mke2fs"].filter((tool) => spawnSync(tool, ["-V"]).error);
  return lacking.length > 0 ? sentences.noEmulator(lacking.join(", ")) : undefined;
}

/** Boots the machine with a copy of the home. */
export async function openMachine(room: Room, place: Place): Promise<OpenRoom> {
  const { folder, home, log } = place;
  const disk = join(folder, "home.img");
  const owner = room.user === "root" ? "0:0" : "1000:1000";
  // Of what the file system would have room for nothing is on the disk until it is written.
  const options = ["-q", "-t", "ext4", "-m", "0", "-E", `root_owner=${owner}`];
  await make("mke2fs", [...options, "-d", home, disk, "8G"], log);
  giveBack(room, home);
  const initial = join(folder, "initial.cpio");
  writeInitialFiles(room, initial);
  const machine = new Machine(optionsOf(room, { initial, disk, log }), log);
  if (!(await machine.ready)) throw new Failure(sentences.notEntered(log));
  const run = (command: string[], as: "user" | "root", quiet = false): Promise<Done> => {
    const user = as === "root" || room.user === "root" ? 0 : 1000;
    const where = { folder: join(room.place, room.checkout), environment: environmentOf(room, as) };
    return machine.obey({ command, user, ...where }, quiet);
  };
  return {
    run: (command, as = "user") => run(command, as),
    written: async () => {
      const system = ["/", "-xdev", "-cnewer", "/run/opened", "!", "-type", "d"];
      const { said } = await run(["find", ...system], "root", true);
      const beside = await run(["ls", "-A", room.place], "root", true);
      return [...said, ...beside.said.map(visits.inHome)];
    },
    close: () => machine.end(),
  };
}

async function make(file: string, args: string[], log: string): Promise<void> {
  if ((await execute(file, args, { log })) !== 0) throw new Failure(sentences.notEntered(log));
}

/** What the machine has before it has a disk. */
function writeInitialFiles(room: Room, path: string): void {
  const base = join(basesFolder, room.base);
  const modules = globSync("usr/lib/modules/*/kernel/**/*.ko*", { cwd: join(base, room.kernel) });
  // What is not there is part of the kernel.
  const needed = DRIVERS.flatMap((name) =>
    modules.filter((file) => basename(file).replace(/\.ko.*$/, "") === name),
  );
  const order = needed.map((file) => basename(file)).join("\n");
  const authorities = certificates();
  writeMemoryFiles(path, [
    memoryFile("bin/busybox", join(base, "busybox"), true),
    memoryFile("init", join(here, "first.sh"), true),
    memoryFile("agent.py", join(here, "agent.py")),
    { name: "modules/order", content: Buffer.from(order), executable: false },
    ...needed.map((file) => memoryFile(`modules/${basename(file)}`, join(base, room.kernel, file))),
    ...(authorities ? [memoryFile("certificates", authorities)] : []),
  ]);
}

/** Each after those that it needs. */
const DRIVERS = [
  ...["virtio_blk", "mbcache", "jbd2", "crc16", "crc32c_generic", "ext4"],
  ...["failover", "net_failover", "virtio_net", "rng-core", "virtio-rng"],
];

function optionsOf(room: Room, files: { initial: string; disk: string; log: string }): string[] {
  const base = join(basesFolder, room.base);
  const [kernel = ""] = globSync("boot/vmlinuz-*", { cwd: join(base, room.kernel) });
  const words = `console=ttyAMA0 quiet panic=-1 place=${room.place} now=${Math.floor(Date.now() / 1000)}`;
  const drive = (id: string, file: string, more: string): string[] => [
    ...["-drive", `id=${id},file=${file.replaceAll(",", ",,")},format=raw,if=none,${more}`],
    ...["-device", `virtio-blk-pci,drive=${id}`],
  ];
  const MiB = (room.memory || MEMORY) / 2 ** 20;
  return [
    // Emulated in two threads at once, Node crashes now and then while it compiles; in turns it does not.
    ...["-M", "virt,gic-version=3", "-cpu", "neoverse-n1", "-accel", "tcg,thread=single"],
    ...["-smp", "2", "-m", `${MiB}`, "-display", "none", "-monitor", "none", "-no-reboot"],
    ...["-kernel", join(base, room.kernel, kernel), "-initrd", files.initial, "-append", words],
    ...drive("debian", join(base, "debian.img"), "snapshot=on"),
    ...drive("home", files.disk, "cache=unsafe"),
    ...["-netdev", "user,id=net", "-device", "virtio-net-pci,netdev=net,romfile="],
    ...["-device", "virtio-rng-pci", "-serial", `file:${files.log}.console`],
    ...["-chardev", "stdio,id=room,signal=off", "-device", "virtio-serial-pci"],
    ...["-device", "virtserialport,chardev=room,name=room"],
  ];
}

const MEMORY = 3 * 2 ** 30;

interface Order {
  command: string[];
  folder: string;
  user: number;
  environment: NodeJS.ProcessEnv;
}

/** A qemu, and the conversation with the first process of its machine. */
class Machine {
  readonly ready: Promise<boolean>;
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #log: string;
  #answer: (line: string) => void = () => {};

  constructor(options: string[], log: string) {
    this.#log = log;
    const start = ["-c", 'exec setpriv --pdeathsig KILL "$@" 2>>"$0"', log, EMULATOR];
    this.#child = converse("sh", [...start, ...options]);
    this.#ended = new Promise((resolve) => this.#child.once("close", () => resolve()));
    const ready = new Promise<boolean>((resolve) => {
      this.#answer = () => resolve(true);
    });
    this.ready = Promise.race([ready, this.#ended.then(() => false)]);
    const lines = createInterface({ input: this.#child.stdout as NodeJS.ReadableStream });
    lines.on("line", (line) => this.#answer(line));
  }

  /** One order at a time. What has gone is answered for: status 128. */
  async obey(order: Order, quiet: boolean): Promise<Done> {
    const said: string[] = [];
    const from = performance.now();
    const note = (text: string): void => {
      if (!quiet) appendFileSync(this.#log, `${text}\n`);
    };
    note(`$ ${order.command.join(" ")}`);
    const timer = setTimeout(() => void this.end(), DEADLINE_MS);
    const answered = new Promise<number>((resolve) => {
      this.#answer = (line) => {
        const answer = JSON.parse(line) as { said: string } | { status: number };
        if ("status" in answer) return resolve(answer.status);
        said.push(answer.said);
        note(answer.said);
      };
    });
    this.#child.stdin?.write(`${JSON.stringify(order)}\n`);
    const status = await Promise.race([answered, this.#ended.then(() => 128)]);
    clearTimeout(timer);
    return { status, seconds: (performance.now() - from) / 1000, said };
  }

  async end(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }
}

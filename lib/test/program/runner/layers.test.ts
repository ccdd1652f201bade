// A machine that forbids a part of the box: the run goes on with the rest, and says what is missing.
import assert from "node:assert/strict";
import { chmodSync, existsSync, unlinkSync, writeFileSync } from "node:fs";
import { objects } from "../../../ground/objects.ts";
import { root } from "../../../ground/place.mjs";
import {
  attempt,
  IPC_CREAT,
  IPC_RMID,
  mq_close,
  mq_open,
  mq_unlink,
  O_CREAT,
  O_RDWR,
  shmctl,
  shmget,
} from "../../../index.ts";
import { numberOf } from "../../../linux/calls.ts";
import type { RawEvent } from "../../../record/raw.ts";
import { runWithout } from "../../confine.ts";

const [OPENAT, RECVMSG, SHMGET] = ["openat", "recvmsg", "shmget"].map(numberOf);

const WRITE = `({ open, write, fork, wait, O_RDWR, O_CREAT }) => {
  write(open("temp.txt", O_RDWR | O_CREAT, 0o644), "Test");
  if (fork() === 0) return 0;
  wait();
  return 3;
}`;

const PASS = `({ open, write, close, fork, wait, socketpair, sendmsg, recvmsg, AF_UNIX, SOCK_STREAM, O_RDWR, O_CREAT }) => {
  const [a, b] = socketpair(AF_UNIX, SOCK_STREAM);
  if (fork() === 0) {
    open("temp.txt", O_RDWR | O_CREAT, 0o644);
    const fd = open("temp.txt", O_RDWR);
    write(fd, "Test");
    sendmsg(a, { iov: ["here"], fds: [fd] });
    recvmsg(a, 1);
    return 0;
  }
  recvmsg(b, 4, 1);
  sendmsg(b, { iov: ["x"] });
  wait();
  return 3;
}`;

/** Of POSIX objects: nobody else on this machine has such. */
const LEFT = `left-here-${process.pid}`;
const OTHERS = `of-others-${process.pid}`;

const NAME = `({ mq_open, mq_unlink, shm_open, shm_unlink, O_CREAT, O_RDWR }) => {
  for (const name of ["/${LEFT}", "/gone-${process.pid}"]) {
    mq_open(name, O_RDWR | O_CREAT, 0o600, { maxmsg: 2, msgsize: 8 });
    shm_open(name, O_RDWR | O_CREAT, 0o600);
  }
  mq_unlink("/gone-${process.pid}");
  shm_unlink("/gone-${process.pid}");
  shm_open("/${OTHERS}", O_RDWR | O_CREAT, 0o600);
}`;

const LEAVE = `({ shmget, msgget, semget, IPC_PRIVATE }) => {
  for (const mode of [0o600, 0]) {
    shmget(IPC_PRIVATE, 100, mode);
    msgget(IPC_PRIVATE, mode);
    semget(IPC_PRIVATE, 1, mode);
  }
}`;

const call = (body: string): string => `fn(\`${body}\`)`;

describe("the layers of the box", () => {
  const spaces = [
    ...["user-namespace", "pid-namespace", "ipc-namespace", "mount-namespace", "proc"],
    ...["network-namespace", "uts-namespace"],
  ];
  const cases: { without: string; missing: string[]; calls: boolean }[] = [
    { without: "nothing", missing: [], calls: true },
    { without: "namespaces", missing: spaces, calls: true },
    { without: "ptrace", missing: ["trace"], calls: false },
    { without: "seccomp", missing: ["seccomp", "trace"], calls: false },
    {
      without: "namespaces,ptrace,kcmp,seccomp",
      missing: [...spaces, "seccomp", "trace"],
      calls: false,
    },
    { without: "namespaces,enosys", missing: spaces, calls: true },
    { without: "no-namespaces", missing: spaces, calls: true },
    { without: "uid-map", missing: spaces, calls: true },
    {
      without: "rights",
      missing: ["mount-namespace", "proc", "network-namespace"],
      calls: true,
    },
    { without: "ptrace-scope-1", missing: [], calls: true },
    { without: "ptrace-scope-2", missing: [], calls: true },
    { without: "namespaces,ptrace-scope-1", missing: spaces, calls: true },
    { without: "namespaces,ptrace-scope-2", missing: [...spaces, "trace"], calls: false },
    { without: "kcmp", missing: [], calls: true },
    { without: "landlock", missing: ["landlock"], calls: true },
  ];
  for (const { without, missing, calls } of cases) {
    it(`without ${without}: a run works and says so`, async () => {
      const events = await runUnder(without);
      const start = events.find((e) => e.e === "start");
      const layers = start?.layers ?? [];
      assert.deepEqual(
        layers.filter((l) => !l.active).map((l) => l.name),
        missing,
      );
      assert.ok(layers.every((l) => l.active || l.reason));
      assert.equal(events.find((e) => e.e === "exit" && e.code === 3)?.e, "exit");
      assert.equal(
        events.some((e) => e.e === "call" && e.nr === OPENAT),
        calls,
      );
      const left = events.find((e) => e.e === "left");
      assert.deepEqual(
        left?.files.map((f) => [f.path, f.size]),
        [["temp.txt", 4]],
      );
    });
  }

  for (const without of ["nothing", "kcmp"]) {
    it(`without ${without}: a descriptor that came over a socket shares its open file description`, async () => {
      const events = await runUnder(without, call(PASS));
      const opens = (nr?: number): number[] =>
        events
          .flatMap((e) => (e.e === "call" && e.nr === nr ? (e.fds ?? []) : []))
          .map((f) => f.open);
      const [own, other] = opens(OPENAT);
      assert.ok(own && other && own !== other);
      // Sent: the second of two descriptions of one file, with an offset of its own.
      assert.deepEqual(opens(RECVMSG), [other]);
    });
  }

  it("without namespaces: the reference programs are found where they were built", async () => {
    for (const argv of ['["spell-creat"]', '["sh", "-c", "spell-creat"]']) {
      const events = await runUnder("namespaces", `command(${argv})`);
      const exits = events.filter((e) => e.e === "exit");
      assert.ok(exits.length > 0 && exits.every((e) => e.code === 0));
    }
  });

  it("without namespaces: programs that are kept apart cannot run them there either", async () => {
    const line = `spell-creat || ${root}/native/build/peers/spell-creat`;
    const status = async (owner: string): Promise<unknown> => {
      const program = `command(["sh", "-c", "${line}"]), { owner: ${owner} }`;
      const events = await runUnder("namespaces", program);
      return events.findLast((e) => e.e === "exit")?.code;
    };
    assert.deepEqual([await status("'alice'"), await status("null")], [126, 0]);
  });

  for (const without of ["namespaces", "ptrace", "namespaces,ptrace"]) {
    it(`without ${without}: System V objects are told, and do not stay`, async () => {
      const left = (await runUnder(without, call(LEAVE))).find((e) => e.e === "left");
      const kinds = left?.sysv.map((o) => `${o.kind} ${"mode" in o ? o.mode & 0o777 : "?"}`) ?? [];
      assert.deepEqual(
        new Set(kinds),
        new Set(["shm", "queue", "semaphores"].flatMap((kind) => [`${kind} 384`, `${kind} 0`])),
      );
      assert.equal(kinds.length, 6);
      if (!without.includes("namespaces")) return;
      for (const { id } of left?.sysv ?? []) {
        assert.ok(!objects().some((line) => line.includes(` ${id} (`)), String(id));
      }
    });
  }

  for (const without of ["namespaces", "uid-map", "namespaces,ptrace"]) {
    // An ordinary user's runner cannot tell them from those of the user's other programs when nobody saw the calls.
    if (without.includes("ptrace") && process.getuid?.() !== 0) continue;
    it(`without ${without}: POSIX names are told, and only the run's own do not stay`, async () => {
      const theirs = `/dev/shm/${OTHERS}`;
      writeFileSync(theirs, "");
      chmodSync(theirs, 0o666);
      try {
        const left = (await runUnder(without, call(NAME))).find((e) => e.e === "left");
        // Without the tracer a queue is seen only where the file system of queues is mounted.
        const seen = left?.posix.filter((path) => path.endsWith(`-${process.pid}`)) ?? [];
        assert.ok(seen.includes(`/dev/shm/${LEFT}`), String(seen));
        assert.ok(without.includes("ptrace") || seen.includes(`/dev/mqueue/${LEFT}`));
        assert.ok(seen.every((path) => path.endsWith(LEFT)));
        assert.ok(existsSync(theirs) && !existsSync(`/dev/shm/${LEFT}`));
        const { code } = attempt(() => mq_unlink(`/${LEFT}`));
        assert.ok(code === "ENOENT" || without.includes("ptrace"));
      } finally {
        unlinkSync(theirs);
      }
    });
  }

  it("without rights in a namespace: the machine's queues are not leftovers, and stay", async () => {
    const queue = mq_open(`/${OTHERS}`, O_CREAT | O_RDWR, 0o666);
    try {
      const left = (await runUnder("rights", call(NAME))).find((e) => e.e === "left");
      assert.deepEqual(
        left?.posix.filter((path) => path.startsWith("/dev/mqueue/")),
        [],
      );
      mq_close(mq_open(`/${OTHERS}`, O_RDWR));
    } finally {
      mq_close(queue);
      mq_unlink(`/${OTHERS}`);
    }
  });

  it("without namespaces: a segment of somebody else's that a run looked up stays", async () => {
    const key = 0x7a000000 + process.pid;
    const id = shmget(key, 100, IPC_CREAT | 0o666);
    try {
      const body = `({ shmget, msgget, IPC_CREAT }) => {
        for (let i = 0; i < 2; i++) {
          msgget(${key}, IPC_CREAT | 0o600);
          shmget(${key}, 0, 0);
        }
      }`;
      // The runner's user might remove it.
      const give = `
        import { shmctl, IPC_SET } from "./lib/index.ts";
        import { statSync } from "node:fs";
        import { descendants } from "./lib/ground/descendants.ts";
        await runInBox(request(command("true")));
        const uids = descendants(process.pid).map((pid) => statSync("/proc/" + pid).uid);
        shmctl(${id}, IPC_SET, { uid: uids.find((uid) => uid > 0) ?? 0 });`;
      const events = await runUnder("namespaces", call(body), give);
      const looked = events.find((e) => e.e === "call" && e.nr === SHMGET);
      assert.equal(looked?.e === "call" && looked.ret, String(id));
      assert.equal(shmget(key, 0, 0), id);
    } finally {
      attempt(() => shmctl(id, IPC_RMID));
    }
  });

  async function runUnder(without: string, program = call(WRITE), first = ""): Promise<RawEvent[]> {
    const script = `
      import { runInBox, stopRunners } from "./lib/program/runner/client.ts";
      import { command, fn, request } from "./lib/test/program/runner/request.ts";
      ${first}
      process.stdout.write(JSON.stringify((await runInBox(request(${program}))).events));
      await stopRunners();`;
    return JSON.parse(await runWithout(without, script)) as RawEvent[];
  }
});

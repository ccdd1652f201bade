// Programs that are not to be trusted: apart from each other in one run, and from what others left in the runner.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { descendants } from "../../../ground/descendants.ts";
import { PAGE } from "../../../libc/sysconf.ts";
import { differs } from "../../../linux/architecture.ts";
import { numberOf } from "../../../linux/calls.ts";
import { PATH_FOLDERS } from "../../../program/peers.ts";
import { runInBox, stopRunners } from "../../../program/runner/client.ts";
import { command, fn, request, text } from "./request.ts";

/** Waits to be told, by a signal or by an end of its time. */
const PEER = `({ getpid, print, open, write, close, mkfifo, read, O_RDONLY, O_WRONLY }) => {
  mkfifo("told", 0o600);
  const fd = open("told", O_WRONLY);
  write(fd, String(getpid()));
  close(fd);
  read(open("told", O_RDONLY), 10);
  print("mine");
}`;

const REACH = `
  read pid < told
  (echo forged > /proc/$pid/fd/1) 2> /dev/null && echo output forged
  (exec 3<> /proc/$pid/mem) 2> /dev/null && echo memory opened
  (cat < /proc/$pid/environ) > /dev/null 2>&1 && echo environment read
  perl -e '$fd = syscall(434, 0 + $ARGV[0], 0); print "fd stolen\\n" if syscall(438, $fd, 1, 0) >= 0' $pid
  perl -e '$zero = "\\0" x 16; print "limited\\n" if syscall(${numberOf("prlimit64")}, 0 + $ARGV[0], 7, $zero, 0) >= 0' $pid
  killed=$(perl -e 'print "killed" if kill 9, $ARGV[0]' $pid)
  if [ "$killed" ]; then echo killed; else echo on > told; fi
  echo end`;

const LOADER = differs({
  x64: "/lib64/ld-linux-x86-64.so.2",
  arm64: "/lib/ld-linux-aarch64.so.1",
});

/** Ways to a program that is asked in the wrong way and says so; it is also process 2, beside this one. */
const BORROW = {
  "by its name": "hold-lock",
  "by its path": "/opt/peers/hold-lock",
  "by a link": "ln -s /opt/peers/hold-lock link; ./link",
  "by the dynamic loader": `${LOADER} /opt/peers/hold-lock`,
  "by a descriptor": `perl -e 'sysopen F, "/opt/peers/hold-lock", 010000000;
    exec {"/proc/self/fd/" . fileno F} "hold-lock" or syscall(${numberOf("execveat")}, fileno F, "", 0, 0, 0x1000)'`,
  "from a process that runs it": "/proc/2/exe",
  "from a copy": "cat /opt/peers/hold-lock > copy; chmod +x copy; ./copy",
  "from a copy of a process's": "cat /proc/2/exe > copy; chmod +x copy; ./copy",
};

describe("programs that are kept apart", () => {
  after(() => stopRunners());

  async function reach(owner: string | null, trusted = false): Promise<[string, string]> {
    const peer = fn(PEER, { name: "peer", trusted });
    const learner = command(["sh", "-c", REACH], { name: "learner", after: "peer" });
    const { stdout } = await runInBox(request([peer, learner], { owner }));
    return [text(stdout.peer), text(stdout.learner)];
  }

  /** "ran", or nothing. */
  async function borrow(line: string, owner: string | null, argv: string[] = []): Promise<string> {
    const script = `{ ${line}; } 2> said; grep -q "usage: hold-lock" said && echo ran; echo > gate`;
    const env = { PATH: PATH_FOLDERS };
    const learner = command(["sh", "-c", script, ...argv], { name: "learner", after: "peer", env });
    const peer = command(["hold-lock", "held", "gate", "shared"], { name: "peer", trusted: true });
    const { stdout } = await runInBox(request([peer, learner], { owner }));
    assert.equal(text(stdout.peer), "0 0\n");
    return text(stdout.learner).trim();
  }

  it("cannot reach into each other", async () => {
    assert.deepEqual(await reach("alice"), ["mine", "end\n"]);
  });

  it("nor into one that is trusted, which may signal them", async () => {
    assert.deepEqual(await reach("alice", true), ["mine", "end\n"]);
    const learner = fn(`({ sleep }) => { sleep(100); }`, { name: "learner" });
    const stop = command(["perl", "-e", "print kill 9, 2"], {
      name: "ours",
      after: "learner",
      trusted: true,
    });
    const { stdout } = await runInBox(request([learner, stop], { owner: "alice" }));
    assert.equal(text(stdout.ours), "1");
  });

  it("may ask whether another one is there", async () => {
    const ask = `perl -e 'print kill(0, 2) ? "there" : "gone", " ", kill(0, 99) ? "there" : "gone"'`;
    const waits = fn(`({ mkfifo, sleep }) => { mkfifo("told", 0o600); sleep(100); }`, {
      name: "waits",
    });
    const asks = command(["sh", "-c", `${ask}; echo on > told`], { name: "asks", after: "waits" });
    // Not before the answer is there.
    const stop = command(["sh", "-c", "read on < told; perl -e 'kill 9, 2'"], {
      name: "ours",
      after: "waits",
      trusted: true,
    });
    const { stdout } = await runInBox(request([waits, asks, stop], { owner: "alice" }));
    assert.equal(text(stdout.asks), "there gone");
  });

  for (const [way, line] of Object.entries(BORROW)) {
    it(`cannot run a reference program ${way}`, async () => {
      assert.deepEqual([await borrow(line, "alice"), await borrow(line, null)], ["", "ran"]);
    });
  }

  it("can run those that their arguments name", async () => {
    const asks = (argv: string[]): Promise<string> => borrow(BORROW["by its name"], "alice", argv);
    assert.deepEqual([await asks(["map-counter"]), await asks(["x", "hold-lock"])], ["", "ran"]);
  });

  it("otherwise they can, as processes of one user", async () => {
    const [peer, learner] = await reach(null);
    assert.notEqual(peer, "mine");
    assert.equal(
      learner,
      "output forged\nmemory opened\nenvironment read\nfd stolen\nlimited\nkilled\nend\n",
    );
  });

  it("find nothing of another owner's in their memory", async () => {
    const secret = ["secret", process.pid, "end"].join("-");
    const tell = fn(`({ print }) => print("${secret}".length)`);
    // In two parts, so that it does not find itself.
    const [first, rest] = [secret.slice(0, 6), secret.slice(6)];
    const look = fn(`({ print, open, pread, read, O_RDONLY, close }) => {
      const maps = open("/proc/self/maps", O_RDONLY);
      let text = "";
      for (let got; (got = read(maps, 65536)).length > 0; ) text += got;
      close(maps);
      const memory = open("/proc/self/mem", O_RDONLY);
      let found = 0;
      for (const line of text.split("\\n")) {
        const [, from, to] = /^(\\w+)-(\\w+) rw/.exec(line) ?? [];
        if (!from || parseInt(to, 16) - parseInt(from, 16) > 64 << 20) continue;
        for (let at = parseInt(from, 16); at < parseInt(to, 16); at += 1 << 20) {
          let bytes;
          try { bytes = pread(memory, Math.min(1 << 20, parseInt(to, 16) - at), at); } catch { continue; }
          for (let i = -1; (i = bytes.indexOf("${first}", i + 1)) >= 0; )
            if (bytes.subarray(i + 6, i + ${6 + rest.length}).toString() === "${rest}".slice(0)) found++;
        }
      }
      print(found);
    }`);
    const found = async (owner: string): Promise<number> => {
      await runInBox(request(tell, { owner: "alice" }));
      return Number(text((await runInBox(request(look, { owner }))).stdout.main));
    };
    const [own, others] = [await found("alice"), await found("bob")];
    // Its own text has both parts, though not one right after the other.
    assert.ok(own > others, `${own} and ${others}`);
    assert.equal(others, 0);
  });

  it("take nothing from each other that the kernel counts by user, where root may make users", async function () {
    // An ordinary user's runners are all that user.
    if (process.getuid?.() !== 0) this.skip();
    const stop = new AbortController();
    const take = `({ pipe, fork, wait, sleep }) => {
      for (let child = 0; child < 3; child++) {
        if (fork() > 0) continue;
        for (let n = 0; n < 480; n++) pipe();
        sleep(1000);
      }
      wait();
    }`;
    const taking = runInBox(request(fn(take), { owner: "mallory", signal: stop.signal }));
    const has = (pid: number): number => {
      try {
        return readdirSync(`/proc/${pid}/fd`).length;
      } catch {
        return 0;
      }
    };
    while (descendants(process.pid).filter((pid) => has(pid) > 960).length < 3) await sleep(5);
    const look = "({ pipe, fcntl, print, F_GETPIPE_SZ }) => print(fcntl(pipe()[0], F_GETPIPE_SZ))";
    const { stdout } = await runInBox(request(fn(look), { owner: "alice" }));
    stop.abort();
    await taking;
    assert.equal(text(stdout.main), String(16 * PAGE));
  });
});

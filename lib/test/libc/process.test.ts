import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as c from "../../libc/index.ts";

const library = join(import.meta.dirname, "..", "..", "libc", "index.ts");

/** Runs this in a Node of its own, with the library as `c`. */
function inProcess(code: string): { status: number | null; signal: string | null; text: string } {
  const source = `import * as c from ${JSON.stringify(library)};\n${code}`;
  const args = ["--input-type=module-typescript", "-e", source];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, { timeout: 60000 });
  return { status, signal, text: `${stdout}${stderr}` };
}

describe("processes", () => {
  it("have pids, limits, CPUs and a umask", () => {
    assert.deepEqual([c.getpid(), c.getppid()], [process.pid, process.ppid]);
    const { cur, max } = c.getrlimit(c.RLIMIT_NOFILE);
    assert.ok(cur <= max);
    c.setrlimit(c.RLIMIT_CORE, c.getrlimit(c.RLIMIT_CORE));
    const cpus = c.sched_getaffinity();
    c.sched_setaffinity(0, cpus);
    assert.deepEqual(c.sched_getaffinity(0), cpus);
    assert.throws(() => c.sched_setaffinity(0, []), { code: "EINVAL" });
    assert.equal(c.sysconf(c._SC_OPEN_MAX), cur);
    assert.ok(c.sysconf(c._SC_NPROCESSORS_ONLN) >= cpus.length);
    c.kill(c.getpid(), 0);
    assert.throws(() => c.kill(2 ** 30, 0), { code: "ESRCH" });
    assert.throws(() => c.waitpid(2 ** 30), { code: "ECHILD" });
  });

  it("end with a status, and are replaced", () => {
    assert.equal(inProcess("c.exit(3)").status, 3);
    assert.equal(inProcess("c._exit(4)").status, 4);
    assert.equal(
      inProcess(`c.execvp("sh", ["sh", "-c", "echo $0 $1; exit 5", "é", ""])`).status,
      5,
    );
    const { text } = inProcess(`c.execve("/usr/bin/env", ["env"], { A: "b c" })`);
    assert.equal(text, "A=b c\n");
    assert.match(
      inProcess(`c.execve("/nosuch", ["x"], {})`).text,
      /execve\("\/nosuch", \["x"\]\): ENOENT/,
    );
  });

  it("count signals, hold them back, and end calls that wait", () => {
    const { text } = inProcess(`
      c.sigaction(c.SIGUSR1, { handler: c.SIG_COUNT });
      c.sigprocmask(c.SIG_BLOCK, [c.SIGUSR1]);
      c.kill(c.getpid(), c.SIGUSR1);
      console.log(c.sigcount(c.SIGUSR1), c.sigpending());
      c.sigprocmask(c.SIG_UNBLOCK, [c.SIGUSR1]);
      console.log(c.sigcount(c.SIGUSR1), c.sigpending(), c.sigaction(c.SIGUSR1).handler);
      c.sigaction(c.SIGALRM, { handler: c.SIG_COUNT });
      c.alarm(1);
      const [r] = c.pipe();
      console.log(c.attempt(() => c.read(r, 1)).code, c.sigcount(c.SIGALRM));
      console.log(c.attempt(() => c.sigaction(c.SIGKILL, { handler: c.SIG_IGN })).message);`);
    assert.equal(text, "0 [ 10 ]\n1 [] 2\nEINTR 1\nsigaction(SIGKILL): EINVAL, Invalid argument\n");
  });

  it("take the real fault when they ask for it", () => {
    const page = c.sysconf(c._SC_PAGESIZE);
    const map = `c.mmap(null, ${2 * page}, c.PROT_READ, c.MAP_PRIVATE | c.MAP_ANONYMOUS, -1, 0)`;
    assert.equal(inProcess(`${map}.unsafe[${page}] = 1`).signal, "SIGSEGV");
    const past = `const fd = c.memfd_create("x"); c.ftruncate(fd, ${page});
      const memory = c.mmap(null, ${2 * page}, c.PROT_READ | c.PROT_WRITE, c.MAP_SHARED, fd, 0);
      memory.unsafe[${page - 1}] = 1;`;
    assert.equal(inProcess(past).signal, null);
    assert.equal(inProcess(`${past} memory.unsafe[${page}] = 1`).signal, "SIGBUS");
  });

  it("get SIGPIPE as EPIPE, unless they want the signal", () => {
    const write = `const [r, w] = c.pipe(); c.close(r); console.log(c.attempt(() => c.write(w, "x")).code)`;
    assert.equal(inProcess(write).text, "EPIPE\n");
    assert.equal(
      inProcess(`c.sigaction(c.SIGPIPE, { handler: c.SIG_DFL }); ${write}`).signal,
      "SIGPIPE",
    );
  });

  it("take a status apart", () => {
    const [exited, killed, stopped] = [3 << 8, 9, (19 << 8) | 0x7f];
    assert.deepEqual([c.WIFEXITED(exited), c.WEXITSTATUS(exited)], [true, 3]);
    assert.deepEqual(
      [c.WIFSIGNALED(killed), c.WTERMSIG(killed), c.WIFEXITED(killed)],
      [true, 9, false],
    );
    assert.deepEqual(
      [c.WIFSTOPPED(stopped), c.WSTOPSIG(stopped), c.WIFSIGNALED(stopped)],
      [true, 19, false],
    );
    assert.deepEqual([c.WIFCONTINUED(0xffff), c.WCOREDUMP(0x8b)], [true, true]);
  });
});

// Somebody may be asked before each call: the notebook's kernel and the engine live by it. Every function that the
// package gives to learners is called here with a hook that lets none of them through.
import assert from "node:assert/strict";
import { setCallHook } from "../../libc/call.ts";
import * as c from "../../libc/index.ts";

/** They make no call: arithmetic, types, texts, and what is known without the kernel. */
const NO_CALLS = new Set(
  words(
    "Memory Received Semaphore S_ISBLK S_ISCHR S_ISDIR S_ISFIFO S_ISLNK S_ISREG S_ISSOCK WCOREDUMP WEXITSTATUS",
    "WIFCONTINUED WIFEXITED WIFSIGNALED WIFSTOPPED WSTOPSIG WTERMSIG asFd asMsgId asPid asSemId asShmId attempt",
    "errnoName errnoNumber htonl htons isCallError ntohl ntohs sem_at sigcount strerror",
  ),
);

/** Those that are another call's second shape. */
const TOLD_AS: Record<string, string> = {
  readInto: "read",
  eventfd_read: "read",
  eventfd_write: "write",
  kcmp_file: "kcmp",
};

const memory = c.mmap(
  null,
  4096,
  c.PROT_READ | c.PROT_WRITE,
  c.MAP_PRIVATE | c.MAP_ANONYMOUS,
  -1,
  0,
);
const semaphore = c.sem_at(memory);
const there = { path: "nosuch" };

/** What passes our own checks, and would do little if the call were made after all. */
const ARGUMENTS: Record<string, unknown[]> = {
  ...each("eventfd fork geteuid getgid getpid getppid getuid munlockall pipe sigpending wait", []),
  ...each("sched_getaffinity", []),
  ...each(
    "accept close clock_gettime dup eventfd_read fstat getpeername getrlimit getsockname isatty",
    [-1],
  ),
  ...each(
    "listen mlockall mq_close mq_getattr pidfd_open pipe2 shmat sigaction sysconf waitpid",
    [-1],
  ),
  ...each(
    "accept4 dup2 eventfd_write fcntl flock ftruncate kill mq_receive msgctl msgget msgrcv",
    [-1, 0],
  ),
  ...each(
    "pidfd_getfd read recv recvfrom recvmsg shmctl shutdown signal socket socketpair",
    [-1, 0],
  ),
  ...each("dup3 getsockopt lseek mq_timedreceive pread semctl semget shmget", [-1, 0, 0]),
  ...each("kcmp_file setsockopt", [-1, 0, 0, 0]),
  ...each("lstat memfd_create mq_unlink sem_unlink shm_unlink stat unlink", ["/nosuch/x"]),
  ...each("creat ftok mkfifo mknod mq_open open sem_open shm_open", ["/nosuch/x", 0]),
  ...each("rename", ["/nosuch/x", "/nosuch/y"]),
  ...each("execve execvp", ["/nosuch/x", [], {}]),
  ...each("exit _exit", [99]),
  ...each("alarm sleep", [0]),
  ...each("umask", [0o22]),
  ...each("bind connect", [-1, there]),
  ...each("futex_wake sem_init", [memory, 0, 0]),
  ...each("futex_wait", [memory, 0, 1]),
  ...each("getaddrinfo", ["127.0.0.1", null, { flags: c.AI_NUMERICHOST }]),
  ...each("ioctl", [-1, c.FIONREAD]),
  ...each("mlock mprotect msync munmap", [null, 0, 0]),
  ...each("mmap", [null, 0, 0, 0, -1, 0]),
  ...each("mq_send write send", [-1, ""]),
  ...each("mq_timedsend", [-1, "", 0, 0]),
  ...each("msgsnd", [-1, { type: 1, text: "" }]),
  ...each("nanosleep", [{ sec: 0, nsec: 0 }]),
  ...each("poll", [[], 0]),
  ...each("pwrite", [-1, "", 0]),
  ...each("readInto", [-1, memory, 0]),
  ...each("sched_setaffinity", [0, []]),
  ...each("sem_close sem_destroy sem_getvalue sem_post sem_trywait sem_wait", [semaphore]),
  ...each("sem_timedwait", [semaphore, 0]),
  ...each("semop", [-1, []]),
  ...each("semtimedop", [-1, [], 0]),
  ...each("sendmsg", [-1, { iov: [""] }]),
  ...each("sendto", [-1, "", 0, there]),
  ...each("setrlimit", [-1, { cur: 0, max: 0 }]),
  ...each("shmdt", [memory]),
  ...each("sigprocmask", [-1, []]),
};

describe("before each call the hook is asked", () => {
  class Stopped extends Error {}
  const told: string[] = [];

  beforeEach(() => {
    told.length = 0;
    setCallHook((name) => {
      told.push(name);
      throw new Stopped();
    });
  });
  afterEach(() => setCallHook(null));

  for (const [name, value] of Object.entries(c)) {
    if (typeof value !== "function" || NO_CALLS.has(name)) continue;
    it(name, () => {
      const args = ARGUMENTS[name];
      assert.ok(
        args,
        `this test has no arguments for ${name}, and does not know it as one without a call`,
      );
      assert.throws(() => (value as (...given: unknown[]) => unknown)(...args), Stopped);
      assert.deepEqual(told, [TOLD_AS[name] ?? name]);
    });
  }

  it("and nothing is listed that is not there", () => {
    const names = [...NO_CALLS, ...Object.keys(TOLD_AS), ...Object.keys(ARGUMENTS)];
    assert.deepEqual(
      names.filter((name) => !(name in c)),
      [],
    );
  });
});

function words(...lines: string[]): string[] {
  return lines.join(" ").split(" ");
}

function each(names: string, args: unknown[]): Record<string, unknown[]> {
  return Object.fromEntries(words(names).map((name) => [name, args]));
}

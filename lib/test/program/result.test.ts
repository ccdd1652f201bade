// What is told of a run that is over: what it left, and which fault ended it.
import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";

describe("what a run leaves behind", () => {
  it("is counted: descriptors, zombies, System V objects, names", async () => {
    const { leftovers } = await run(
      program(
        ({
          pipe,
          fork,
          nanosleep,
          read,
          close,
          exit,
          shmget,
          msgget,
          semget,
          mkfifo,
          open,
          shm_open,
          IPC_PRIVATE,
          O_RDWR,
          O_CREAT,
        }) => {
          pipe();
          const child = fork();
          if (child === 0) exit(0);
          for (let state = ""; !state.includes(") Z "); ) {
            nanosleep({ sec: 0, nsec: 1_000_000 });
            const fd = open(`/proc/${child}/stat`, 0);
            state = read(fd, 200).toString();
            close(fd);
          }
          shmget(IPC_PRIVATE, 10, 0o600);
          msgget(IPC_PRIVATE, 0o600);
          semget(IPC_PRIVATE, 1, 0o600);
          mkfifo("talk", 0o600);
          open("file", O_RDWR | O_CREAT, 0o600);
          shm_open("/seg", O_RDWR | O_CREAT, 0o600);
        },
      ),
    );
    assert.deepEqual(leftovers, {
      descriptors: 2 + 2 + 2,
      zombies: 1,
      processes: 0,
      shm: 1,
      queues: 1,
      semaphores: 1,
      fifos: ["talk"],
      sockets: [],
      files: ["file"],
      posix: ["/dev/shm/seg"],
    });
  });
});

describe("a fault", () => {
  it("past the end of a mapped file is SIGBUS, with the mapping and the cure", async () => {
    const result = await run(
      program(({ open, mmap, O_RDWR, O_CREAT, PROT_READ, PROT_WRITE, MAP_SHARED }) => {
        const fd = open("temp.txt", O_RDWR | O_CREAT, 0o600);
        const memory = mmap(null, 40, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        memory.unsafe[0] = 1;
      }),
    );
    assert.equal(result.signal, "SIGBUS");
    assert.equal(result.exitCode, null);
    assert.match(
      result.explanation,
      /P1 was ended by SIGBUS after mmap in line 3.*temp\.txt \(rw-s\).*ftruncate/,
    );
  });

  it("in a segment attached with SHM_RDONLY is SIGSEGV, with the segment", async () => {
    const result = await run(
      program(({ shmget, shmat, SHM_RDONLY, IPC_CREAT }) => {
        const memory = shmat(shmget(7777, 10, 0o600 | IPC_CREAT), null, SHM_RDONLY);
        memory.unsafe[0] = 1;
      }),
    );
    assert.equal(result.signal, "SIGSEGV");
    assert.match(
      result.explanation,
      /SIGSEGV after shmat in line 2.*the mapping of shm-a \(r--s\).*SHM_RDONLY/,
    );
  });

  it("at the limit of CPU time is SIGXCPU, and the run says why it ended", async () => {
    const result = await run(
      program(() => {
        for (;;);
      }),
      { cpuTime: 1, timeout: 60 },
    );
    assert.equal(result.signal, "SIGXCPU");
    assert.equal(result.record.ending.why, "cpu-time");
    assert.equal(result.ok, false);
    assert.match(result.explanation, /limit of CPU time/);
  });

  it("in a closed pipe is SIGPIPE by default", async () => {
    const result = await run(
      program(({ pipe, close, write }) => {
        const [r, w] = pipe();
        close(r);
        write(w, "x");
      }),
    );
    assert.equal(result.signal, "SIGPIPE");
    assert.equal(result.record.signals[0]?.signal, "SIGPIPE");
    assert.equal(result.record.signals[0]?.effect, "ended");
  });
});

// Prints what comes of programs that use the box widely: what is expected is in compilers.test.ts.
import { ftruncateSync, openSync } from "node:fs";
import type { NotebookControls } from "../../../dist/libc/notebook-mode.js";

// As the notebook's kernel does: from now on faults of mapped memory are caught.
const notebook = Symbol.for("talking-processes/notebook");
const welcome = ({ setNotebookMode }: NotebookControls): void => setNotebookMode(true);
Object.assign(globalThis, { [notebook]: welcome });
const ipc = await import("../../../dist/index.js");
const { program, run } = ipc;

const all = program(
  ({
    msgget,
    msgsnd,
    semget,
    semctl,
    shmget,
    shmat,
    mq_open,
    mq_send,
    mq_receive,
    fork,
    sleep,
    kill,
    wait,
    exit,
    open,
    write,
    print,
    IPC_PRIVATE,
    IPC_CREAT,
    SETVAL,
    O_CREAT,
    O_WRONLY,
    O_RDWR,
    SIGTERM,
  }) => {
    msgsnd(msgget(IPC_PRIVATE, IPC_CREAT | 0o600), { type: 1, text: "left" });
    semctl(semget(IPC_PRIVATE, 2, IPC_CREAT | 0o600), 1, SETVAL, 7);
    shmat(shmget(IPC_PRIVATE, 20, IPC_CREAT | 0o600)).write(0, "left");
    const queue = mq_open("/left", O_CREAT | O_RDWR, 0o600, null);
    mq_send(queue, "", 3);
    print(mq_receive(queue, 8192).priority);
    const child = fork();
    if (child === 0) {
      sleep(10);
      exit(0);
    }
    kill(child, SIGTERM);
    print(`${wait().signal}`);
    write(open("left", O_CREAT | O_WRONLY, 0o600), "x");
  },
);

const runs = [
  await run(all),
  await run(all, { trace: false }),
  await run("sh -c '(exit 3); exit $?'"),
];
const told = runs.map(({ programs, leftovers: { shm, queues, semaphores, files, posix } }) => ({
  programs: Object.values(programs).map(({ exitCode, signal, stdout, stderr }) => ({
    ended: exitCode ?? signal,
    wrote: stdout + stderr,
  })),
  left: [shm, queues, semaphores, ...files, ...posix],
}));
process.stdout.write(`${JSON.stringify({ told, cut: touchPastTheEnd() })}\n`);
process.exit();

function touchPastTheEnd(): unknown {
  const file = openSync("mapped", "w+");
  ftruncateSync(file, 8);
  const { PROT_READ, PROT_WRITE, MAP_SHARED } = ipc;
  const memory = ipc.mmap(null, 8, PROT_READ | PROT_WRITE, MAP_SHARED, ipc.asFd(file), 0);
  memory.store(0, 5);
  ftruncateSync(file, 0);
  try {
    return memory.load(0);
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

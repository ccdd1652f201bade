import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import type { RunRecord } from "../../record/types.ts";
import { renderSvg } from "../../svg/render.ts";
import { drawSvg } from "../../svg/vega.ts";
import { addressSpaces } from "../../view/address/spaces.ts";
import { byteView } from "../../view/bytes/view.ts";
import { fill } from "../../view/fill.ts";
import { messages } from "../../view/messages.ts";
import { sequence } from "../../view/sequence.ts";
import { steps } from "../../view/steps/steps.ts";
import { timeline } from "../../view/timeline/timeline.ts";
import type { View } from "../../view/types.ts";
import { median, promise } from "./compare.ts";
import type { Measurement } from "./types.ts";

const ROUNDS = 7;
/** What a reader waits for, ms. */
const PROMISES = { view: 100, svg: 1000 };

const views: Record<string, (record: RunRecord) => View> = {
  timeline: (record) => timeline(record),
  steps: (record) => steps(record),
  fill: (record) => fill(record),
  messages: (record) => messages(record),
  "address spaces": (record) => addressSpaces(record),
  sequence: (record) => sequence(record),
  "bytes of a segment": (record) => byteView(record, "shm-a"),
};

/** The pictures of a run of 200 calls: what it takes to make each, and to draw its SVG. */
export async function measure(): Promise<Measurement[]> {
  const { record } = await run(talk);
  const calls = `${record.calls.length} calls`;
  const made: Measurement[] = [];
  const drawn: Measurement[] = [];
  for (const [name, make] of Object.entries(views)) {
    const view = make(record);
    const making = median(await times(() => make(record)));
    made.push(promise(`${name} of ${calls}`, making, "ms", PROMISES.view));
    // Vega is loaded by now: the first picture of a session takes a third of a second more.
    await drawSvg(view.narrow);
    const drawing = median(await times(() => renderSvg(view)));
    drawn.push(promise(`SVG of ${name}, wide and narrow`, drawing, "ms", PROMISES.svg));
  }
  return [...made, ...drawn];
}

/** Something of everything that is drawn: a file, a segment, a queue, a pair of sockets. */
const talk = program(({ open, write, lseek, read, fork, wait, shmget, shmat, ...calls }) => {
  const { msgget, msgsnd, msgrcv, socketpair, O_RDWR, O_CREAT, SEEK_SET, IPC_PRIVATE } = calls;
  const fd = open("talk.txt", O_RDWR | O_CREAT, 0o644);
  const memory = shmat(shmget(IPC_PRIVATE, 256, 0o600));
  const queue = msgget(IPC_PRIVATE, 0o600);
  const [mine, other] = socketpair(calls.AF_UNIX, calls.SOCK_STREAM, 0);
  const child = fork() === 0;
  const end = child ? other : mine;
  for (let i = 0; i < 17; i++) {
    write(fd, `hello ${i}`);
    memory.write(16 * (i % 8), child ? `child ${i}` : `parent ${i}`);
    lseek(fd, 0, SEEK_SET);
    read(fd, 4);
    msgsnd(queue, { type: child ? 1 : 2, text: `message ${i}` });
    if (i % 2) msgrcv(queue, 64, child ? 1 : 2);
    write(end, "over the socket");
    // One message exactly: whoever is ahead leaves enough for the other.
    if (i % 2) read(end, 15);
  }
  if (!child) wait();
});

/**
 * CPU time of each round, ms. A picture waits for nothing, so on a free CPU that is what it takes (rather less: what V8
 * does meanwhile counts too), and on a busy one what it would take.
 */
async function times(work: () => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const begun = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(begun);
    taken.push((user + system) / 1000);
  }
  return taken;
}

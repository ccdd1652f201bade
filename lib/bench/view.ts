import { renderSvg } from "../notebook/render.ts";
import { drawSvg } from "../notebook/vega.ts";
import { program } from "../program/program.ts";
import { run } from "../program/run.ts";
import { steps } from "../view/steps.ts";
import { timeline } from "../view/timeline.ts";
import type { View } from "../view/types.ts";
import { median, promise } from "./compare.ts";
import type { Measurement } from "./types.ts";

const ROUNDS = 7;
/** What a reader waits for, ms. */
const PROMISES = { view: 100, svg: 1000 };

/** The pictures of a run of 200 calls: what it takes to make one, and to draw its SVG. */
export async function measure(): Promise<Measurement[]> {
  const { record } = await run(talk);
  const found: Measurement[] = [];
  for (const [name, make] of [
    ["timeline", () => timeline(record)],
    ["steps", () => steps(record)],
  ] as [string, () => View][]) {
    const view = make();
    const calls = `${record.calls.length} calls`;
    const made = median(await times(make));
    found.push(promise(`${name} of ${calls}`, made, "ms", PROMISES.view));
    // Vega is loaded by now: the first picture of a session takes a third of a second more.
    await drawSvg(view.narrow);
    const drawn = median(await times(() => renderSvg(view)));
    found.push(promise(`SVG of that ${name}, wide and narrow`, drawn, "ms", PROMISES.svg));
  }
  return found;
}

const talk = program(({ open, write, lseek, read, fork, wait, close, ...flags }) => {
  const { O_RDWR, O_CREAT, SEEK_SET } = flags;
  const fd = open("talk.txt", O_RDWR | O_CREAT, 0o644);
  const child = fork() === 0;
  for (let i = 0; i < 32; i++) {
    write(fd, `hello ${i}`);
    lseek(fd, 0, SEEK_SET);
    read(fd, 4);
  }
  close(fd);
  if (!child) wait();
});

async function times(work: () => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const begun = performance.now();
    await work();
    taken.push(performance.now() - begun);
  }
  return taken;
}

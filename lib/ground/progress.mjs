// The steps as the reader sees them. On a terminal each running step has a line with its time, redrawn in place;
// elsewhere it has one line when it begins and one when it ends.
import { steps } from "../words/setup.mjs";

const live = process.stderr.isTTY === true && process.env.TERM !== "dumb";
const FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

/** @type {Set<{ title: string, from: number, detail: string }>} */
const running = new Set();
let drawn = 0;
/** @type {NodeJS.Timeout | undefined} */
let timer;

/**
 * Runs one step. `work` may call `detail` with a few words on how far it is.
 * @template T
 * @param {string} title
 * @param {(detail: (words: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const state = { title, from: Date.now(), detail: "" };
  running.add(state);
  if (live) timer ??= setInterval(draw, 100);
  else process.stderr.write(`${steps.running(title)}\n`);
  let mark = "✗";
  try {
    const result = await work((words) => {
      state.detail = words;
    });
    mark = "✓";
    return result;
  } finally {
    running.delete(state);
    say(steps.ended(mark, title, seconds(state)));
    if (running.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  }
}

/** A line that stays. */
export function say(/** @type {string} */ line) {
  erase();
  process.stderr.write(`${line}\n`);
  if (live) draw();
}

function draw() {
  erase();
  const frame = FRAMES[Math.floor(Date.now() / 100) % FRAMES.length];
  const width = (process.stderr.columns ?? 80) - 1;
  for (const state of running) {
    const line = `${frame} ${steps.running(state.title)} ${seconds(state)} s ${state.detail}`;
    process.stderr.write(`${line.slice(0, width)}\n`);
    drawn += 1;
  }
}

function erase() {
  if (drawn > 0) process.stderr.write(`\x1b[${drawn}A\x1b[J`);
  drawn = 0;
}

function seconds(/** @type {{ from: number }} */ { from }) {
  return Math.round((Date.now() - from) / 1000);
}

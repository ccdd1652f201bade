import type { RunResult } from "../../../../lib/program/types.ts";
import type { Call } from "../../../../lib/record/types.ts";
import { observation, publicChecks } from "../../../judge/define.ts";
import { bytesOf, callsOf, processesOf } from "../../../judge/record-queries.ts";
import type { Trial } from "../../../judge/trial.ts";
import { orderedDialogue as say } from "./words.ts";

const READS = ["read", "readv", "pread", "preadv"];
const WRITES = ["write", "writev", "pwrite", "pwritev"];
const SLEEPS = ["sleep", "nanosleep", "clock_nanosleep"];
const TIMED = ["poll", "select", "epoll_wait"];

export interface Dialogue {
  sentences: string[];
  seen: RunResult;
}

export async function talk(trial: Trial, count: number, disturb = false): Promise<Dialogue> {
  const sentences = Array.from({ length: count }, () =>
    Array.from({ length: trial.random.integer(1, 3) }, () =>
      trial.random.word(trial.random.integer(2, 8)),
    ).join(" "),
  );
  const program = { program: trial.program("orderedDialogue"), argv: sentences };
  return { sentences, seen: await trial.run(program, { disturb }) };
}

export const short = observation("short", (trial) => talk(trial, 2));

export default publicChecks("descriptors/ordered-dialogue", (check) => {
  check("sleep", { title: say.sleep, points: 1, catches: ["sleeps"] }, async (trial) => {
    const { seen } = await short(trial);
    const slept = callsOf(seen, { name: SLEEPS });
    const timed = callsOf(seen, { name: TIMED }).filter(({ result }) => result === 0);
    const [first] = [...slept, ...timed];
    if (first) trial.fail(say.slept(first.process, first.name), seen);
    if (processesOf(seen).length < 2) trial.finished(seen);
    if (processesOf(seen).length < 2) trial.fail(say.noChild(), seen);
  });

  check(
    "own",
    { title: say.own, points: 1, needs: ["sleep"], catches: ["one-pipe"] },
    async (trial) => {
      const { seen } = await short(trial);
      for (const { process, object } of callsOf(seen, { name: "write", kind: ["pipe", "fifo"] })) {
        const own = callsOf(seen, { process, name: "read" }).some((call) => call.object === object);
        if (own) trial.fail(say.ownSign(process), seen);
      }
    },
  );

  check(
    "ends",
    { title: say.ends, points: 1, needs: ["own"], catches: ["both-wait"] },
    async (trial) => {
      const { sentences, seen } = await short(trial);
      // Whoever came too early may fail in many ways, all for that reason.
      if (tooEarly(seen, sentences.length)) return;
      const { why, explanation } = seen.record.ending;
      if (why === "stuck") trial.fail(say.stuck(explanation), seen);
      trial.finished(seen);
    },
  );

  check(
    "order",
    {
      title: say.order,
      points: 2,
      needs: ["ends"],
      catches: ["signs-too-early", "asks-again-and-again", "only-waits-for-the-end"],
    },
    async (trial) => {
      const runs = [await short(trial)];
      for (let turn = 0; turn < 2; turn++) runs.push(await talk(trial, 8, true));
      for (const { sentences, seen } of runs) {
        const early = tooEarly(seen, sentences.length);
        if (early) trial.fail(say.tooEarly(early.process, early.name), seen);
        trial.finished(seen);
      }
    },
  );

  check(
    "heard",
    { title: say.heard, points: 1, needs: ["order"], catches: ["hears-the-first"] },
    async (trial) => {
      const { sentences, seen } = await short(trial);
      expectHeard(trial, sentences, seen);
    },
  );

  check(
    "reads",
    { title: say.reads, points: 1, needs: ["heard"], catches: ["knows-it-already"] },
    async (trial) => {
      const { sentences, seen } = await short(trial);
      processesOf(seen)
        .slice(0, 2)
        .forEach(({ name }, index) => {
          const read = bytesOf(fileCalls(seen, READS).filter(({ process }) => process === name));
          const heard = sentences[1 - index] ?? "";
          if (!read.includes(heard)) trial.fail(say.notRead(name, heard), seen);
        });
    },
  );

  check(
    "said",
    { title: say.said, points: 1, needs: ["order"], catches: ["leaves-out-the-nul"] },
    async (trial) => {
      const { sentences, seen } = await short(trial);
      const expected = sentences.map((sentence) => `${sentence}\0`).join("");
      const got = seen.files["talk.txt"]?.text ?? "";
      if (got !== expected) trial.fail(say.otherFile(expected, got), seen);
    },
  );

  check(
    "shared",
    { title: say.shared, points: 1, needs: ["order"], catches: ["opens-twice"] },
    async (trial) => {
      const { seen } = await short(trial);
      const opens = new Set(fileCalls(seen, [...READS, ...WRITES]).map(({ open }) => open));
      if (opens.size > 1) trial.fail(say.notShared(opens.size), seen);
    },
  );
});

/** Fails unless each process printed what the other one said, and no more. */
export function expectHeard(trial: Trial, sentences: string[], seen: RunResult): void {
  processesOf(seen)
    .slice(0, 2)
    .forEach(({ name }, index) => {
      const who = index === 0 ? "parent" : "child";
      const expected = sentences
        .filter((_, number) => number % 2 !== index)
        .map((sentence) => `${who} heard: ${sentence}\n`)
        .join("");
      const got = seen.output[name] ?? "";
      if (got !== expected) trial.fail(say.misheard(who, expected, got), seen);
    });
}

function fileCalls(seen: RunResult, name: string[]): Call[] {
  return callsOf(seen, { name, kind: "file" });
}

/**
 * The first call that came too early: a read (or a seek that failed) before the sentence that it was to find was
 * written, or a write by the process whose turn it was not; null when both kept to their turns.
 */
function tooEarly(seen: RunResult, sentences: number): Call | null {
  const [parent] = processesOf(seen);
  const turns: Call[][] = [];
  for (const call of fileCalls(seen, WRITES)) {
    if (turns.at(-1)?.[0]?.process === call.process) turns.at(-1)?.push(call);
    else turns.push([call]);
    const isParents = turns.length % 2 === 1;
    if ((call.process === parent?.name) !== isParents) return call;
  }
  const seeks = callsOf(seen, { name: "lseek", failed: true }).filter(
    ({ errno }) => errno !== null,
  );
  for (const call of [...fileCalls(seen, READS), ...seeks]) {
    const spoken = turns.filter(
      ([first]) => first?.process === call.process && first.start < call.start,
    ).length;
    const heard = call.process === parent?.name ? 2 * spoken - 1 : 2 * spoken;
    if (heard < 0 || heard >= sentences) continue;
    const end = turns[heard]?.at(-1)?.end ?? Number.POSITIVE_INFINITY;
    if (end > call.start) return call;
  }
  return null;
}

// What is done in a room, in this order, and what each step should come to there.
import { join } from "node:path";
import { visits } from "../../words/tools/machines.ts";
import type { Answer } from "./box-answer.ts";
import { EXERCISE, hasSolutions } from "./checkout.ts";
import type { Done, Isolation, OpenRoom, Outcome, Room } from "./types.ts";

const NODE = "node_modules/.bin/node";

export interface Step {
  name: string;
  /** Undefined where the room's machine has nothing to do it with. */
  take(room: Room, open: OpenRoom): Promise<Taken>;
}

/** What a step came to, and for the question about the machine, its answer. */
export interface Taken extends Omit<Outcome, "step"> {
  isolation?: Isolation;
}

export const setUp: Step = {
  name: "set-up",
  take: async (_, open) => succeed(await open.run(["npm", "run", "setup"])),
};

export const laterSetUp: Step = { ...setUp, name: "later set-up" };

/** The layers are those that the room should have, and what is missing is told in sentences. */
export const ask: Step = {
  name: "checkMachine",
  take: async (room, open) => {
    const done = await open.run([NODE, "lib/tools/machines/box-answer.ts"]);
    const answer = readAnswer(done);
    if (!answer) return { ...succeed(done), right: false };
    const isolation = isolationOf(answer);
    const sentence = answer.able ? "" : toldIn(answer);
    const told = answer.able === (room.expects === "full") && answer.able === (sentence === "");
    const right = done.status === 0 && isolation === room.expects && told;
    return { right, done: true, seconds: done.seconds, sentence, isolation };
  },
};

export const lessons = (names: (room: Room) => string[]): Step => ({
  name: "lessons",
  take: async (room, open) => {
    const limit = ["--jobs", "1", "--timeout", "600"];
    return succeed(await open.run(["npm", "run", "lessons", "--", ...names(room), ...limit]));
  },
});

/** A solution passes and a mistake does not; where submissions cannot be isolated, both are refused in a sentence. */
export const grade: Step = {
  name: "grade",
  take: async (room, open) => {
    const hand = async (name: string, ...more: string[]): Promise<Done> => {
      const file = join(room.place, "hand-in", name);
      const to = ["--student", name, "--strict", "--out", join(".cache", "machines", "grades")];
      const options = ["--only", EXERCISE, ...to, ...more];
      return open.run(["npm", "run", "--silent", "grade", "--", file, ...options]);
    };
    let sentence = "";
    if (room.expects !== "full") {
      const { status, seconds, said } = await hand("right");
      const own = said.filter((line) => !/^npm (warn|notice) /.test(line));
      if (status !== 2 || own.length !== 1) return wrong(status, seconds, said);
      sentence = `${own[0]}`;
    }
    const more = room.expects === "full" ? [] : ["--weak-isolation"];
    const right = await hand("right", ...more);
    const mistaken = await hand("wrong", ...more);
    const expected = room.expects === "no record" ? [2, 2] : [0, 1];
    const seconds = right.seconds + mistaken.seconds;
    if (right.status !== expected[0]) return wrong(right.status, seconds, right.said);
    if (mistaken.status !== expected[1]) return wrong(mistaken.status, seconds, mistaken.said);
    return { right: true, done: true, seconds, sentence };
  },
};

/** The tests of what a program may not do; they ask for all walls of the box. */
const hostile = (whom: string, files: string[]): Step => ({
  name: `hostile to ${whom}`,
  take: async (room, open) =>
    room.expects === "full"
      ? runTests(room, open, files)
      : { right: true, done: false, seconds: 0, sentence: visits.noWalls },
});

const ownTests: Step = {
  name: "tests",
  take: (room, open) => runTests(room, open, room.tests),
};

/** Each solution of the exercise passes, and each mistake fails at the checks that name it. */
const attempts: Step = {
  name: "attempts",
  take: (room, open) =>
    runTests(room, open, [
      "grading/test/exercises/exercises.test.ts",
      ...["--grep", `^the exercise ${EXERCISE} `],
    ]),
};

async function runTests({ kernel }: Room, open: OpenRoom, files: string[]): Promise<Taken> {
  const patient = kernel === "" ? [] : ["--require", "./lib/test/patience.ts"];
  const done = await open.run(["npm", "test", "--", ...patient, ...files]);
  const failed = done.said.filter((line) => /^ +\d+\) /.test(line)).map((line) => line.trim());
  return done.status === 0 ? succeed(done) : { ...succeed(done), sentence: failed.join(" ") };
}

const GRADER_TESTS = "grading/test/hostile/hostile.test.ts";

function succeed({ status, seconds, said }: Done): Taken {
  return status === 0
    ? { right: true, done: true, seconds, sentence: "" }
    : wrong(status, seconds, said);
}

function wrong(status: number, seconds: number, said: string[]): Taken {
  const last = said.filter((line) => line.trim() !== "").at(-1) ?? "";
  return { right: false, done: false, seconds, sentence: visits.failed(last, status) };
}

function readAnswer({ said }: Done): Answer | undefined {
  const line = said.find((line) => line.startsWith('{"able"'));
  return line === undefined ? undefined : JSON.parse(line);
}

/** What the card says above its table, after the line on the machine where there is more. */
function toldIn({ text }: Answer): string {
  const [first = "", ...others] = text.split("\n\n", 1)[0]?.split("\n") ?? [];
  return others.length > 0 ? others.join(" ") : first;
}

function isolationOf({ layers }: Answer): Isolation {
  if (!layers.some(({ name, active }) => name === "trace" && active)) return "no record";
  return layers.every(({ active }) => active) ? "full" : "weak";
}

/** All of them; each room has its own lessons, and with `full` all have all. */
export function stepsOf({ full = false, isSetUp = false, tests = false }): Step[] {
  return [
    ...(isSetUp ? [] : [setUp, laterSetUp]),
    ask,
    lessons((room) => (full ? [] : room.lessons)),
    ...(hasSolutions() ? [grade] : []),
    ...(tests ? [ownTests] : []),
    ...(tests && hasSolutions() ? [attempts] : []),
    hostile("the box", ["lib/test/program/runner/hostile.test.ts"]),
    ...(full && hasSolutions() ? [hostile("the grader", [GRADER_TESTS])] : []),
  ];
}

// An exercise with a program of ours beside the learner's, so that there is somebody to reach into.
import { program } from "../../../lib/program/program.ts";
import type { CourseExercise } from "../../course/types.ts";
import { type CheckSet, publicChecks } from "../../judge/define.ts";
import type { Words } from "../../words/words.ts";

export const relay: CourseExercise = {
  id: "hostile/relay",
  title: "Pass the word on",
  lesson: "03-pipes",
  place: 1,
  level: 1,
  variables: ["relay"],
  points: 2,
  stub: "const relay = program(() => {});",
  hints: [],
};

/** Reads what the learner's program writes into the FIFO, and prints it. */
const receiver = program(
  ({ mkfifo, open, read, print, getpid, write, close, O_RDONLY, O_WRONLY }) => {
    mkfifo("number", 0o600);
    mkfifo("word", 0o600);
    const number = open("number", O_WRONLY);
    write(number, String(getpid()));
    close(number);
    const fd = open("word", O_RDONLY);
    for (let part = read(fd, 64); part.length > 0; part = read(fd, 64)) print(part);
  },
);

const say = (happened: string): Words => ({ expected: "", happened, reason: "", next: "" });

export const relayChecks: CheckSet = publicChecks(relay.id, (check) => {
  check("received", { title: "The receiver gets the word", points: 2 }, async (trial) => {
    const word = trial.random.word();
    const seen = await trial.run({
      receiver,
      learner: { program: trial.program("relay"), argv: [word], after: "receiver" },
    });
    trial.finished(seen);
    const got = seen.programs.receiver?.stdout ?? "";
    if (got !== word) trial.fail(say(`The receiver printed ${JSON.stringify(got)}.`), seen);
  });
});

/**
 * The inside of the process that reads submissions (reader.ts). It names what it is about to read on standard output,
 * at once: while it reads it answers nobody, and may be ended at any moment.
 */
import { writeSync } from "node:fs";
import { bind } from "../../../lib/libc/native.ts";
import { SIGKILL } from "../../../lib/linux/constants/signals.ts";
import { PR_SET_PDEATHSIG } from "../../../lib/linux/constants/traced.ts";
import { findExercises } from "../cells/exercises.ts";
import { readNotebook } from "../cells/notebook.ts";
import { readScript } from "../cells/script.ts";
import { type Piece, readCode, readPiece, watchReading } from "../cells/watched.ts";
import { makePrograms } from "../program/solution.ts";
import { type Cell, SubmissionError } from "../types.ts";
import {
  type Answer,
  type Answers,
  type Ask,
  type Leave,
  type Question,
  type Questions,
  READY,
} from "./questions.ts";

let cells: Cell[] = [];
let left: Piece[] = [];
let leave: Leave = { ids: [], code: false };

tieTo(Number(process.argv[2]));
watchReading({
  begin: (piece) => {
    if ((leave.code && piece.kind === "code") || leave.ids.includes(piece.id)) {
      left.push(piece);
      return false;
    }
    writeSync(1, `${JSON.stringify(piece)}\n`);
    return true;
  },
  end: () => writeSync(1, "null\n"),
});
process.on("message", (question: Question) => process.send?.(answer(question)));
writeSync(1, `${READY}\n`);

/** Even when we are in the middle of something: the kernel ends us with our parent. */
function tieTo(parent: number): void {
  const prctl = bind<(option: number, signal: number) => number>("int prctl(int option, ulong a)");
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (process.ppid !== parent) process.exit();
}

function answer(question: Question): Answer {
  try {
    const { ask } = question;
    return { value: (work[ask] as (question: Question) => Answers[Ask])(question) };
  } catch (error) {
    if (error instanceof SubmissionError) return { refused: error.message };
    return { fault: (error as Error).stack ?? String(error) };
  }
}

const work: { [A in Ask]: (question: Questions[A]) => Answers[A] } = {
  begin: (question) => {
    [cells, left, leave] = [[], [], question];
    return null;
  },
  file: ({ name, bytes }) =>
    readPiece({ kind: "file", id: name, where: name }, () => {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const read = /\.ts$/i.test(name) ? readScript(buffer, name) : readNotebook(buffer, name);
      for (const cell of read.cells) cells.push(cell);
      return { repairs: read.repairs };
    }),
  find: ({ keys }) => ({ ...findExercises(cells, keys), left }),
  make: ({ found: { source, variables, where }, kind }) =>
    readCode(source, where, () => makePrograms(source, variables, kind)),
};

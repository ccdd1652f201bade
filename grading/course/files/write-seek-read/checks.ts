import { byteView } from "../../../../lib/view/bytes/view.ts";
import { observation, publicChecks } from "../../../judge/define.ts";
import { bytesOf, callsOf } from "../../../judge/record-queries.ts";
import type { Trial } from "../../../judge/trial.ts";
import { writeSeekRead as say } from "./words.ts";

/** The program with two words of ASCII letters, and what `notes.txt` held before, null where it is missing. */
async function start(trial: Trial, old: string | null) {
  const first = trial.random.word(trial.random.integer(3, 9));
  const second = trial.random.word(trial.random.integer(3, 9));
  const program = { program: trial.program("writeSeekRead"), argv: [first, second] };
  const seen = await trial.run(program, old === null ? {} : { files: { "notes.txt": old } });
  const text = `${first} ${second}`;
  return { first, second, text, got: seen.files["notes.txt"]?.text ?? null, seen };
}

/** With an older, longer text. */
export const withOld = observation("old", (trial) =>
  start(trial, `${trial.random.word(8)} ${trial.random.word(trial.random.integer(30, 60))}\n`),
);
const withoutFile = observation("new", (trial) => start(trial, null));

export default publicChecks("files/write-seek-read", (check) => {
  check("ends", { title: say.ends, points: 1, catches: ["write-only"] }, async (trial) => {
    const { seen } = await withOld(trial);
    const refused = callsOf(seen, { name: "read", failed: true }).some((c) => c.errno === "EBADF");
    if (refused) trial.fail(say.mayNotRead(), seen);
    trial.finished(seen);
    if (callsOf(seen, { kind: "file" }).length === 0) trial.fail(say.nothing(), seen);
  });

  check(
    "new",
    { title: say.fresh, points: 1, needs: ["ends"], catches: ["no-create"] },
    async (trial) => {
      const { text, got, seen } = await withoutFile(trial);
      if (got === null) trial.fail(say.notMade(), seen);
      trial.finished(seen);
      // Of a file that may not be read, only the size is known.
      const { size, mode } = seen.files["notes.txt"] ?? { size: 0, mode: 0 };
      if (mode & 0o400 ? got !== text : size !== text.length)
        trial.fail(say.otherText(text, got), seen);
    },
  );

  check(
    "mode",
    { title: say.mode, points: 1, needs: ["new"], catches: ["no-mode"] },
    async (trial) => {
      const { seen } = await withoutFile(trial);
      const mode = seen.files["notes.txt"]?.mode ?? 0;
      if ((mode & 0o600) !== 0o600) trial.fail(say.locked(mode), seen);
    },
  );

  check(
    "old",
    { title: say.old, points: 1, needs: ["ends"], catches: ["old-tail"] },
    async (trial) => {
      const { text, got, seen } = await withOld(trial);
      if (got?.startsWith(text) && got !== text) {
        const view = () => byteView(seen.record, "notes.txt", undefined, Buffer.from(got));
        trial.fail(say.tail(text, got), seen, view);
      }
      if (got !== text) trial.fail(say.otherText(text, got), seen);
    },
  );

  check(
    "word",
    { title: say.word, points: 1, needs: ["ends"], catches: ["no-seek", "seeks-to-start"] },
    async (trial) => {
      const { first, second, seen } = await withOld(trial);
      if (seen.stdout !== second) trial.fail(say.otherWord(first, second, seen.stdout), seen);
    },
  );

  check(
    "back",
    { title: say.back, points: 1, needs: ["word"], catches: ["prints-argument"] },
    async (trial) => {
      const { second, seen } = await withOld(trial);
      const read = bytesOf(readsOf(seen)).toString();
      if (!read.includes(second)) trial.fail(say.notRead(second), seen);
    },
  );

  check(
    "only",
    { title: say.only, points: 1, needs: ["back"], catches: ["reads-all"] },
    async (trial) => {
      const { second, seen } = await withOld(trial);
      const read = bytesOf(readsOf(seen)).toString();
      if (!second.startsWith(read.slice(0, 1))) trial.fail(say.tooMuch(second, read), seen);
      if (!read.startsWith(second)) trial.fail(say.tooMuch(second, read), seen);
    },
  );
});

function readsOf(seen: Parameters<typeof callsOf>[0]) {
  return callsOf(seen, { name: ["read", "readv", "pread", "preadv"], kind: "file" });
}

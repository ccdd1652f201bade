import { observation, publicChecks } from "../../../judge/define.ts";
import { callsOf, kindOf } from "../../../judge/record-queries.ts";
import { sharedCounter as say } from "./words.ts";

export const TIMES = 10;

/** The number in the file; null when it has not just that. */
export function numberIn(file: { content: Buffer } | undefined): number | null {
  return file?.content.length === 4 ? file.content.readInt32LE(0) : null;
}

export function fileWith(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(number, 0);
  return bytes;
}

/** The file is there, with a number. */
const known = observation("known", async (trial) => {
  const begin = trial.random.integer(100, 1_000_000);
  const files = { counter: fileWith(begin) };
  return { begin, seen: await trial.run(trial.program("counter"), { files }) };
});

export default publicChecks("maps/shared-counter", (check) => {
  check("map", { title: say.map, points: 1, catches: ["reads-and-writes"] }, async (trial) => {
    const { seen } = await known(trial);
    const maps = callsOf(seen, { name: "mmap", kind: "file" });
    if (maps.length === 0) {
      trial.finished(seen);
      trial.fail(say.noMap(), seen);
    }
    const writes = callsOf(seen, { name: ["write", "pwrite", "writev", "pwritev"] });
    if (writes.some((call) => kindOf(seen, call) === "file")) trial.fail(say.written(), seen);
  });

  check(
    "goes-on",
    {
      title: say.goesOn,
      points: 1,
      needs: ["map"],
      catches: ["private", "empties-file", "starts-at-zero"],
    },
    async (trial) => {
      const { begin, seen } = await known(trial);
      trial.finished(seen);
      const number = numberIn(seen.files.counter);
      if (number !== begin + TIMES) trial.fail(say.notOn(begin, TIMES, number), seen);
    },
  );

  check(
    "no-file",
    { title: say.noFile, points: 1, needs: ["goes-on"], catches: ["never-sizes"] },
    async (trial) => {
      const seen = await trial.run(trial.program("counter"));
      const number = numberIn(seen.files.counter);
      if (number !== TIMES) trial.fail(say.notMade(number, seen.stderr || seen.explanation), seen);
    },
  );

  check(
    "empty-file",
    { title: say.emptyFile, points: 1, needs: ["no-file"], catches: ["only-a-new-file"] },
    async (trial) => {
      const seen = await trial.run(trial.program("counter"), { files: { counter: "" } });
      const number = numberIn(seen.files.counter);
      if (number !== TIMES) trial.fail(say.notSized(number, seen.stderr || seen.explanation), seen);
    },
  );

  check(
    "together",
    { title: say.together, points: 2, needs: ["empty-file"], catches: ["load-then-store"] },
    async (trial) => {
      const counter = trial.program("counter");
      for (let round = 0; round < 2; round++) {
        const other = trial.random.integer(5, 9);
        const map = ["map-counter", "counter", `${other}`];
        const all = { one: counter, two: counter, three: counter, map };
        const seen = await trial.run(all, { disturb: true });
        trial.finished(seen);
        const number = numberIn(seen.files.counter);
        if (number !== 3 * TIMES + other) trial.fail(say.lost(3, TIMES, other, number), seen);
      }
    },
  );
});

import { observation, publicChecks } from "../../../judge/define.ts";
import { callsOf, kindOf } from "../../../judge/record-queries.ts";
import type { Trial } from "../../../judge/trial.ts";
import { replaceText as say } from "./words.ts";

const write = (trial: Trial, text: string, old?: string) =>
  trial.run(
    { program: trial.program("note"), argv: [text] },
    old === undefined ? {} : { files: { note: old } },
  );

/** There is a file with a text of the same length. */
export const same = observation("same", async (trial) => {
  const length = trial.random.integer(10, 40);
  const [old, text] = [trial.random.word(length), trial.random.word(length)];
  return { old, text, seen: await write(trial, text, old) };
});

export default publicChecks("maps/replace-text", (check) => {
  check("map", { title: say.map, points: 1, catches: ["writes"] }, async (trial) => {
    const { seen } = await same(trial);
    const maps = callsOf(seen, { name: "mmap", kind: "file" });
    if (maps.length === 0) {
      trial.finished(seen);
      trial.fail(say.noMap(), seen);
    }
    const writes = callsOf(seen, { name: ["write", "pwrite", "writev", "pwritev"] });
    const own = writes.filter((call) => kindOf(seen, call) === "file");
    if (own.length > 0) trial.fail(say.written(own[0]?.name ?? "write"), seen);
  });

  check(
    "shared",
    { title: say.shared, points: 1, needs: ["map"], catches: ["private"] },
    async (trial) => {
      const { old, text, seen } = await same(trial);
      trial.finished(seen);
      const got = seen.files.note?.text ?? "";
      if (got !== text)
        trial.fail(got === old ? say.unchanged(text, old) : say.wrong(text, got), seen);
    },
  );

  check(
    "new",
    { title: say.new, points: 1, needs: ["shared"], catches: ["never-sizes"] },
    async (trial) => {
      const text = trial.random.word(trial.random.integer(10, 40));
      const seen = await write(trial, text);
      const got = seen.files.note?.text;
      if (got !== text)
        trial.fail(say.notNew(text, got ?? null, seen.stderr || seen.explanation), seen);
    },
  );

  check(
    "shorter",
    { title: say.shorter, points: 1, needs: ["new"], catches: ["keeps-tail"] },
    async (trial) => {
      const [old, text] = [trial.random.word(60), trial.random.word(trial.random.integer(5, 30))];
      const seen = await write(trial, text, old);
      const got = seen.files.note?.text ?? "";
      if (got !== text) trial.fail(say.tail(text, old, got), seen);
    },
  );

  check(
    "longer",
    { title: say.longer, points: 1, needs: ["new"], catches: ["keeps-size"] },
    async (trial) => {
      const [old, text] = [trial.random.word(5), trial.random.word(trial.random.integer(20, 60))];
      const seen = await write(trial, text, old);
      const got = seen.files.note?.text ?? "";
      if (got !== text) trial.fail(say.short(text, old, got), seen);
    },
  );
});

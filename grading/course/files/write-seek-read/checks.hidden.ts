import { hiddenChecks } from "../../../judge/define.ts";
import { withOld } from "./checks.ts";
import { writeSeekRead as say } from "./words.hidden.ts";

/** Letters of two and of three bytes. */
const LETTERS = ["é", "ü", "ß", "λ", "ж", "語", "한"] as const;

export default hiddenChecks("files/write-seek-read", (check) => {
  check(
    "bytes",
    { title: say.bytes, points: 1, needs: ["old", "word"], catches: ["counts-characters"] },
    async (trial) => {
      const word = () => trial.random.word(2) + trial.random.shuffle(LETTERS).slice(3).join("");
      const argv = [word(), word()];
      const seen = await trial.run(
        { program: trial.program("writeSeekRead"), argv },
        { files: { "notes.txt": "" } },
      );
      trial.finished(seen);
      const text = argv.join(" ");
      const got = seen.files["notes.txt"]?.text ?? "";
      if (got !== text) trial.fail(say.characters(text, got), seen);
      if (seen.stdout !== argv[1]) trial.fail(say.characters(argv[1] ?? "", seen.stdout), seen);
    },
  );

  check(
    "closes",
    { title: say.closes, points: 1, needs: ["word"], catches: ["never-closes"] },
    async (trial) => {
      const { seen } = await withOld(trial);
      const { descriptors } = seen.leftovers;
      if (descriptors > 0) trial.fail(say.leftOpen(descriptors), seen);
    },
  );
});

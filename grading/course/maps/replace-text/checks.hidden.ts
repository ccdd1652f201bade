import { hiddenChecks } from "../../../judge/define.ts";
import { callsOf, pageFactor } from "../../../judge/record-queries.ts";
import { same } from "./checks.ts";
import { replaceText as say } from "./words.hidden.ts";

export default hiddenChecks("maps/replace-text", (check) => {
  check(
    "pages",
    { title: say.pages, points: 1, needs: ["new"], catches: ["maps-a-page"] },
    async (trial) => {
      const times = pageFactor((await same(trial)).seen);
      const text = trial.random.word(times * trial.random.integer(9000, 20_000));
      const seen = await trial.run({ program: trial.program("note"), argv: [text] });
      if (seen.files.note?.text !== text) trial.fail(say.cut(), seen);
    },
  );

  check(
    "empty",
    { title: say.empty, points: 1, needs: ["shorter", "longer"], catches: ["maps-nothing"] },
    async (trial) => {
      const files = { note: trial.random.word(20) };
      const seen = await trial.run({ program: trial.program("note"), argv: [""] }, { files });
      if (seen.exitCode !== 0 || seen.files.note?.size !== 0) trial.fail(say.notEmpty(), seen);
    },
  );

  check(
    "given-back",
    { title: say.givenBack, points: 1, needs: ["new"], catches: ["leaves-open"] },
    async (trial) => {
      const argv = [trial.random.word(20)];
      const seen = await trial.run({ program: trial.program("note"), argv });
      if (seen.leftovers.descriptors > 0) trial.fail(say.open(), seen);
      const maps = callsOf(seen, { name: "mmap", kind: "file" }).length;
      if (callsOf(seen, { name: "munmap" }).length < maps) trial.fail(say.mapped(), seen);
    },
  );
});

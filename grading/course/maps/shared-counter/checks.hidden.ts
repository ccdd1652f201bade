import { hiddenChecks } from "../../../judge/define.ts";
import { callsOf } from "../../../judge/record-queries.ts";
import { sharedCounter as say } from "./words.hidden.ts";

export default hiddenChecks("maps/shared-counter", (check) => {
  check(
    "given-back",
    { title: say.givenBack, points: 1, needs: ["no-file"], catches: ["leaves-open"] },
    async (trial) => {
      const seen = await trial.run(trial.program("counter"));
      if (seen.leftovers.descriptors > 0) trial.fail(say.open(), seen);
      const maps = callsOf(seen, { name: "mmap", kind: "file" }).length;
      if (callsOf(seen, { name: "munmap" }).length < maps) trial.fail(say.mapped(), seen);
    },
  );
});

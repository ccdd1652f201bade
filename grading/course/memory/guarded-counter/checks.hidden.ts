import { hiddenChecks } from "../../../judge/define.ts";
import { guardedCounter as say } from "./words.hidden.ts";

export default hiddenChecks("memory/guarded-counter", (check) => {
  check(
    "clean",
    {
      title: say.clean,
      points: 1,
      needs: ["sum"],
      catches: ["leaves-segment", "leaves-semaphores"],
    },
    async (trial) => {
      const argv = ["1", `${trial.random.integer(2, 4)}`];
      const seen = await trial.run({ program: trial.program("counting"), argv });
      const { shm, semaphores, posix } = seen.leftovers;
      if (shm > 0) trial.fail(say.segmentLeft(), seen);
      if (semaphores > 0) trial.fail(say.semaphoresLeft(), seen);
      if (posix.length > 0) trial.fail(say.nameLeft(), seen);
    },
  );
});

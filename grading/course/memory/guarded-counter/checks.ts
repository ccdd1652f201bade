import { observation, publicChecks } from "../../../judge/define.ts";
import { callsOf, processesOf } from "../../../judge/record-queries.ts";
import { guardedCounter as say } from "./words.ts";

const calm = observation("calm", async (trial) => {
  const children = trial.random.integer(2, 4);
  const argv = [`${children}`, `${trial.random.integer(2, 9)}`];
  const seen = await trial.run({ program: trial.program("counting"), argv });
  return { children, seen };
});

export default publicChecks("memory/guarded-counter", (check) => {
  check(
    "children",
    { title: say.children, points: 1, catches: ["child-forks-on"] },
    async (trial) => {
      const { children, seen } = await calm(trial);
      const [parent, ...others] = processesOf(seen);
      const own = others.filter((process) => process.parent === parent?.name);
      if (others.length !== children || own.length !== children)
        trial.fail(say.family(children, others.length, own.length), seen);
    },
  );

  check(
    "ends",
    { title: say.ends, points: 1, needs: ["children"], catches: ["guard-starts-at-zero"] },
    async (trial) => {
      trial.finished((await calm(trial)).seen);
    },
  );

  check(
    "waits",
    { title: say.waits, points: 1, needs: ["ends"], catches: ["no-wait"] },
    async (trial) => {
      const { children, seen } = await calm(trial);
      const [parent] = processesOf(seen);
      const waited = callsOf(seen, {
        process: parent?.name ?? "",
        name: ["wait", "waitpid", "waitid"],
      });
      const ended = waited.filter(({ result }) => Number(result) > 0).length;
      if (ended < children) trial.fail(say.tooFewWaits(children, ended), seen);
    },
  );

  check(
    "sum",
    { title: say.sum, points: 1, needs: ["waits"], catches: ["own-variable"] },
    async (trial) => {
      // One child has nobody to lose additions to.
      const times = trial.random.integer(5, 20);
      const argv = ["1", `${times}`];
      const seen = await trial.run({ program: trial.program("counting"), argv });
      trial.finished(seen);
      if (seen.stdout.trim() !== `${times}`) trial.fail(say.wrongSum(times, seen.stdout), seen);
    },
  );

  check(
    "nothing-lost",
    { title: say.nothingLost, points: 2, needs: ["sum"], catches: ["load-then-store"] },
    async (trial) => {
      for (let round = 0; round < 2; round++) {
        const times = trial.random.integer(8, 10);
        const argv = ["3", `${times}`];
        const counting = { program: trial.program("counting"), argv };
        const seen = await trial.run(counting, { disturb: true });
        trial.finished(seen);
        if (seen.stdout.trim() !== `${3 * times}`)
          trial.fail(say.lost(3, times, seen.stdout), seen);
      }
    },
  );
});

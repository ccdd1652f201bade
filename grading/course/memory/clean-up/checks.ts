import { observation, publicChecks } from "../../../judge/define.ts";
import { processesOf } from "../../../judge/record-queries.ts";
import type { Trial } from "../../../judge/trial.ts";
import { cleanUp as say } from "./words.ts";

const numbers = (trial: Trial, count: number): number[] =>
  Array.from({ length: count }, () => trial.random.integer(1, 1_000_000));
const sum = (all: number[]): string => `${all.reduce((a, b) => a + b, 0)}`;
const run = (trial: Trial, words: (string | number)[]) =>
  trial.run({ program: trial.program("family"), argv: words.map(String) });

/** One of two children ends itself: the other one has nobody to lose an addition to. */
const crash = observation("crash", async (trial) => {
  const [number = 0] = numbers(trial, 1);
  return { number, seen: await run(trial, trial.random.shuffle([number, "crash"])) };
});

export default publicChecks("memory/clean-up", (check) => {
  check("sum", { title: say.sum, points: 1, catches: ["segment-of-its-own"] }, async (trial) => {
    // One child has nobody to lose additions to.
    const all = numbers(trial, 1);
    const seen = await run(trial, all);
    trial.finished(seen);
    if (seen.stdout.trim() !== sum(all)) trial.fail(say.wrongSum(all, seen.stdout), seen);
  });

  check(
    "nothing-lost",
    { title: say.nothingLost, points: 1, needs: ["sum"], catches: ["load-then-store"] },
    async (trial) => {
      for (let round = 0; round < 4; round++) {
        const argv = numbers(trial, 12).map(String);
        const family = { program: trial.program("family"), argv };
        const seen = await trial.run(family, { disturb: true });
        trial.finished(seen);
        if (seen.stdout.trim() !== sum(argv.map(Number)))
          trial.fail(say.lost(argv.map(Number), seen.stdout), seen);
      }
    },
  );

  check(
    "crash",
    { title: say.crash, points: 1, needs: ["sum"], catches: ["waits-for-three"] },
    async (trial) => {
      const { number, seen } = await crash(trial);
      const { why, explanation } = seen.record.ending;
      if (why !== "finished") trial.fail(say.waitsForDead(explanation), seen);
      if (seen.stdout.trim() !== `${number}`) trial.fail(say.wrongRest(number, seen.stdout), seen);
    },
  );

  check(
    "status",
    { title: say.status, points: 1, needs: ["crash"], catches: ["ignores-status"] },
    async (trial) => {
      const { seen } = await crash(trial);
      if (seen.exitCode !== 1) trial.fail(say.wrongStatus(seen.exitCode), seen);
    },
  );

  check(
    "child-dies",
    { title: say.childDies, points: 1, needs: ["crash"], catches: ["removes-if-all-well"] },
    async (trial) => {
      const { seen } = await crash(trial);
      const { shm, posix, files } = seen.leftovers;
      if (shm + posix.length + files.length > 0) trial.fail(say.left(), seen);
    },
  );

  check(
    "parent-dies",
    { title: say.parentDies, points: 2, needs: ["child-dies"], catches: ["removes-at-end"] },
    async (trial) => {
      const argv = [...numbers(trial, 2).map(String), "sleep"];
      const seen = await trial.run({
        family: { program: trial.program("family"), argv },
        killer: { program: ["end-all"], after: "family" },
      });
      const [parent] = processesOf(seen, "family");
      if (parent?.signal !== "SIGKILL") trial.fail(say.didNotWait(), seen);
      const { shm, posix, files } = seen.leftovers;
      if (shm + posix.length + files.length > 0) trial.fail(say.leftByParent(), seen);
    },
  );
});

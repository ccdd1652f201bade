// Judges two exercises at a time, whose checks throw where nobody waits for it; prints both results. With an argument,
// something that is not a check does so too.
import { setImmediate as turn } from "node:timers/promises";
import { type CheckSet, publicChecks } from "../../judge/define.ts";
import { judge } from "../../judge/judge.ts";
import type { Words } from "../../words/words.ts";

const words: Words = { expected: "", happened: "it failed late", reason: "", next: "" };
const one = { title: "", points: 1 };

const late = publicChecks("late", (check) => {
  check("in-a-timer", one, () => {
    setTimeout(() => {
      throw new Error("thrown in a timer");
    });
    return new Promise(() => {});
  });
  check("not-awaited", one, async (trial) => {
    void turn().then(() => trial.fail(words));
    return new Promise(() => {});
  });
  check("after-its-end", one, () => {
    setImmediate(() => {
      throw new Error("thrown after its end");
    });
  });
  check("needs-one-of-them", { ...one, needs: ["in-a-timer"] }, () => {});
  check("sound", one, async () => {
    await turn();
    await turn();
  });
  check("after-all", one, () => {
    setTimeout(() => {
      throw new Error("thrown after all");
    }, 100);
  });
});
const sound = publicChecks("sound", (check) => {
  for (const name of ["a", "b", "c", "d"]) check(name, one, async () => turn());
});

const judged = (set: CheckSet) =>
  judge(
    { id: set.exercise, title: "", points: set.checks.length, variables: [] },
    [set],
    { solution: {}, where: null },
    { seed: 1, signal: new AbortController().signal },
  );
const results = await Promise.all([judged(late), judged(sound)]);
process.stdout.write(JSON.stringify(results));

if (process.argv.length > 2) {
  setImmediate(() => {
    throw new Error("of no check");
  });
}

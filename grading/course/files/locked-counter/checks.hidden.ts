import type { Runnable, RunResult } from "../../../../lib/program/types.ts";
import { hiddenChecks } from "../../../judge/define.ts";
import { callsOf } from "../../../judge/record-queries.ts";
import { textOf } from "./checks.ts";
import { lockedCounter as say } from "./words.hidden.ts";

export default hiddenChecks("files/locked-counter", (check) => {
  check(
    "together",
    {
      title: say.together,
      points: 2,
      needs: ["reader", "new"],
      catches: ["closes-another-descriptor", "renames"],
    },
    async (trial) => {
      const what: Record<string, Runnable> = {};
      let sum = 0;
      for (const name of ["a", "b", "c"]) {
        const times = trial.random.integer(10, 14);
        sum += times;
        what[name] = { program: trial.program("lockedCounter"), argv: [String(times)] };
      }
      const seen = await trial.run(what, { disturb: true });
      trial.finished(seen);
      const got = textOf(seen);
      if (got !== String(sum)) trial.fail(say.lost(whyLost(seen), sum, got), seen);
    },
  );
});

/** What the record shows that may have broken the lock. */
function whyLost(seen: RunResult): "replaced" | "closed" | "emptied" | null {
  if (callsOf(seen, { name: "rename" }).length > 0) return "replaced";
  const argument = (name: string, text: RegExp): boolean =>
    callsOf(seen, { name }).some(({ args }) => args.some((arg) => text.test(arg.text)));
  if (argument("open", /O_TRUNC/)) return "emptied";
  return argument("fcntl", /^F_SETLKW?$/) ? "closed" : null;
}

import { hiddenChecks } from "../../../judge/define.ts";
import { answersOf, judge, serve, stop } from "./checks.ts";
import { echoServer as say } from "./words.hidden.ts";

export default hiddenChecks("sockets/echo-server", (check) => {
  check(
    "gone",
    { title: say.gone, points: 1, needs: ["reset", "greedy"], catches: ["dies-of-sigpipe"] },
    async (trial) => {
      // Its answers do not fit into the connection, and it leaves while some are still to come.
      const seen = await serve(trial, [
        ["narrow", "gone"],
        ["burst", "gone", 60, trial.random.integer(900, 990)],
        ["shut", "gone"],
        ["open", "b"],
        ["talk", "b", 24],
        ["close", "gone"],
        ["talk", "b", 4],
        ...stop,
      ]);
      judge(trial, seen, say.blocked, "b");
    },
  );

  check(
    "slow",
    {
      title: say.slow,
      points: 1,
      needs: ["lines", "greedy"],
      catches: ["drops-what-does-not-fit"],
    },
    async (trial) => {
      const length = trial.random.integer(900, 990);
      const seen = await serve(trial, [
        ["narrow", "slow"],
        ["burst", "slow", 60, length],
        ["open", "b"],
        ["talk", "b", 14],
        ["close", "b"],
        ["shut", "slow"],
        ["count", "slow", 60, length],
        ...stop,
      ]);
      judge(trial, seen, say.blocked, "b");
      const got = Number(answersOf(seen, "slow")[0] ?? 0);
      if (got !== 60) trial.fail(say.lost(60, got), seen);
    },
  );
});

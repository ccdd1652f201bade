import type { RunResult } from "../../../../lib/program/types.ts";
import { observation, publicChecks } from "../../../judge/define.ts";
import { callsOf, processesOf } from "../../../judge/record-queries.ts";
import { threeStages as say } from "./words.ts";

/** Without the languages of this machine, for which the commands would look through many files. */
export const PLAIN: Record<string, string> = { LC_ALL: "C" };

export const short = observation("short", async (trial) => {
  const kinds = Array.from({ length: 5 }, () => trial.random.word(4));
  const words = trial.random.shuffle([...kinds, ...kinds, ...kinds.slice(2)]);
  const seen = await trial.run(
    { program: trial.program("threeStages"), env: PLAIN },
    {
      files: { words: `${words.join("\n")}\n` },
    },
  );
  return { expected: `${[...new Set(words)].sort().join("\n")}\n`, seen };
});

export default publicChecks("pipes/three-stages", (check) => {
  check("stages", { title: say.stages, points: 1, catches: ["asks-the-shell"] }, async (trial) => {
    const { seen } = await short(trial);
    const commands = commandsOf(seen);
    if (commands.sort().join() !== "cat,sort,uniq") trial.fail(say.noStages(commands), seen);
  });

  check(
    "ends",
    {
      title: say.ends,
      points: 2,
      needs: ["stages"],
      catches: ["parent-keeps-ends", "children-keep-ends"],
    },
    async (trial) => {
      const { seen } = await short(trial);
      const { why, waits, explanation } = seen.record.ending;
      const reading = waits.filter(({ kind }) => kind === "read");
      const holders = new Set(reading.flatMap((wait) => wait.holders.map((h) => h.process)));
      if (why === "stuck") trial.fail(say.stuck([...holders].sort(), explanation), seen);
      trial.finished(seen);
    },
  );

  check(
    "result",
    { title: say.result, points: 1, needs: ["ends"], catches: ["dup2-the-other-way"] },
    async (trial) => {
      const { expected, seen } = await short(trial);
      if (seen.stdout !== expected) trial.fail(say.wrong(expected, seen.stdout), seen);
    },
  );

  check(
    "waits",
    { title: say.waits, points: 1, needs: ["ends"], catches: ["waits-once"] },
    async (trial) => {
      const { seen } = await short(trial);
      const waits = callsOf(seen, { name: ["wait", "waitpid", "waitid"], failed: true });
      // Whoever ignores SIGCHLD is told that all children are gone.
      if (waits.some(({ errno }) => errno === "ECHILD")) return;
      const waited = new Set(waits.filter(({ errno }) => errno === null).map(waitedFor));
      if (waited.size < 3) trial.fail(say.notAll(waited.size), seen);
    },
  );
});

/** What the processes became, by name: "sort". */
function commandsOf(seen: RunResult): string[] {
  return processesOf(seen).flatMap(({ command }) => command?.split(" ")[0]?.split("/").pop() ?? []);
}

/** wait and waitpid return the child, waitid tells only that there was one. */
function waitedFor({ name, result, id }: ReturnType<typeof callsOf>[number]): string {
  return name === "waitid" ? `call ${id}` : `${result}`;
}

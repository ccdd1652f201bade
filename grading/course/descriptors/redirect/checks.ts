import { observation, publicChecks } from "../../../judge/define.ts";
import { startedIn, tablesAtStart, targetOf } from "../../../judge/started-command.ts";
import type { Trial } from "../../../judge/trial.ts";
import { redirect as say } from "./words.ts";

/** The command of the checks exits with `status`. */
export async function start(trial: Trial, status: number, old: string | null) {
  const input = `${trial.random.word(trial.random.integer(4, 9))}\n`;
  const argv = ["two-voices", String(status), "2"];
  const files = { "in.txt": input, ...(old === null ? {} : { "out.txt": old }) };
  const seen = await trial.run({ program: trial.program("redirect"), argv }, { files });
  const command = startedIn(seen).find((each) => each.command === argv.join(" ")) ?? null;
  return { argv, expected: `${input}out 1\nout 2\n`, old, command, seen };
}

const withOld = observation("old", (trial) =>
  start(trial, 0, `${trial.random.word(trial.random.integer(60, 90))}\n`),
);
const withoutFile = observation("new", (trial) => start(trial, 0, null));

export default publicChecks("descriptors/redirect", (check) => {
  check(
    "command",
    { title: say.command, points: 1, catches: ["asks-the-shell", "forgets-the-name"] },
    async (trial) => {
      const { argv, command, seen } = await withOld(trial);
      const became = startedIn(seen).map((each) => each.command);
      const shell = became.find((text) => /^(\S*\/)?(sh|bash|dash|busybox|env)\b/.test(text));
      if (shell !== undefined) trial.fail(say.shell(shell), seen);
      if (became.length === 0) trial.finished(seen);
      if (!command) trial.fail(say.notStarted(argv.join(" "), became), seen);
    },
  );

  check(
    "input",
    {
      title: say.input,
      points: 1,
      needs: ["command"],
      catches: ["copies-backwards"],
      alsoCatches: ["output-as-0"],
    },
    async (trial) => {
      const { command, seen } = await withOld(trial);
      const to = targetOf(command, 0);
      if (to !== "in.txt") trial.fail(say.wrongWay(0, "in.txt", to), seen, tablesAtStart(seen));
    },
  );

  check(
    "output",
    {
      title: say.output,
      points: 1,
      needs: ["command"],
      catches: ["output-as-0"],
      alsoCatches: ["copies-backwards"],
    },
    async (trial) => {
      const { command, seen } = await withOld(trial);
      const to = targetOf(command, 1);
      if (to !== "out.txt") trial.fail(say.wrongWay(1, "out.txt", to), seen, tablesAtStart(seen));
    },
  );

  check(
    "error",
    { title: say.error, points: 1, needs: ["command"], catches: ["errors-too"] },
    async (trial) => {
      const { command, seen } = await withOld(trial);
      const to = targetOf(command, 2);
      if (to !== "stderr") trial.fail(say.errorMoved(to), seen, tablesAtStart(seen));
    },
  );

  check(
    "old",
    { title: say.old, points: 1, needs: ["input", "output", "error"], catches: ["old-tail"] },
    async (trial) => {
      const { expected, old, seen } = await withOld(trial);
      const got = seen.files["out.txt"]?.text ?? "";
      if (got !== expected) trial.fail(say.tail(expected, old ?? "", got), seen);
    },
  );

  check(
    "new",
    { title: say.fresh, points: 1, needs: ["output"], catches: ["no-create", "no-mode"] },
    async (trial) => {
      const { seen } = await withoutFile(trial);
      const { mode = null } = seen.files["out.txt"] ?? {};
      if (mode === null) return trial.fail(say.notMade(), seen);
      if ((mode & 0o600) !== 0o600) trial.fail(say.locked(mode), seen);
    },
  );

  check(
    "only",
    { title: say.only, points: 1, needs: ["command"], catches: ["keeps-descriptors"] },
    async (trial) => {
      const { command, seen } = await withOld(trial);
      const more = (command?.fds ?? []).filter(({ fd }) => fd > 2);
      if (more.length > 0) trial.fail(say.more(more), seen, tablesAtStart(seen));
    },
  );
});

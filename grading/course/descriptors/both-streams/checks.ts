import type { RunResult } from "../../../../lib/program/types.ts";
import { observation, publicChecks } from "../../../judge/define.ts";
import {
  type Started,
  startedIn,
  tablesAtStart,
  targetOf,
} from "../../../judge/started-command.ts";
import type { Trial } from "../../../judge/trial.ts";
import { bothStreams as say } from "./words.ts";

const COMMAND = ["two-voices", "0", "3"];
const OUT = "out 1\nout 2\nout 3\n";
/** Bytes that the command writes to both of its streams. */
const BOTH = 2 * OUT.length;

export interface Directed {
  redirections: string;
  command: Started | null;
  seen: RunResult;
}

/** The program with these redirections and the command; `start` is how the program itself is started. */
export async function direct(
  trial: Trial,
  redirections: string[],
  files: Record<string, string> = {},
  start: { redirect?: string } = {},
): Promise<Directed> {
  const argv = [...redirections, "--", ...COMMAND];
  const seen = await trial.run(
    { program: trial.program("bothStreams"), argv, ...start },
    { files },
  );
  const command = startedIn(seen).find((each) => each.command === COMMAND.join(" ")) ?? null;
  return { redirections: redirections.join(" "), command, seen };
}

/** Fails unless the command was started and everything ended. */
export function begun(trial: Trial, { command, seen }: Directed): void {
  const became = startedIn(seen).map((each) => each.command);
  if (became.length === 0) trial.finished(seen);
  if (!command) trial.fail(say.notStarted(COMMAND.join(" "), became), seen);
  trial.finished(seen);
}

const one = observation("one", async (trial) => {
  const name = `${trial.random.word()}.txt`;
  return { name, ...(await direct(trial, [`>${name}`], { [name]: trial.random.word(80) })) };
});
const two = observation("two", async (trial) => {
  const [out, err] = [`${trial.random.word()}.txt`, `${trial.random.word(7)}.txt`];
  return { out, err, ...(await direct(trial, [`>${out}`, `2>${err}`])) };
});
const same = observation("same", async (trial) => {
  const name = `${trial.random.word()}.txt`;
  return { name, ...(await direct(trial, [`>${name}`, "2>&1"])) };
});
const before = observation("before", async (trial) => {
  const name = `${trial.random.word()}.txt`;
  return { name, ...(await direct(trial, ["2>&1", `>${name}`])) };
});

export default publicChecks("descriptors/both-streams", (check) => {
  check("output", { title: say.output, points: 1, catches: ["hands-on-all"] }, async (trial) => {
    const { name, ...run } = await one(trial);
    begun(trial, run);
    expectAt(trial, run, 1, name);
  });

  check(
    "old",
    { title: say.old, points: 1, needs: ["output"], catches: ["old-tail"] },
    async (trial) => {
      const { name, seen } = await one(trial);
      const got = seen.files[name]?.text ?? "";
      if (got !== OUT) trial.fail(say.tail(OUT, got), seen);
    },
  );

  check(
    "apart",
    { title: say.apart, points: 1, needs: ["output"], catches: ["ignores-the-2"] },
    async (trial) => {
      const { out, err, ...run } = await two(trial);
      begun(trial, run);
      expectAt(trial, run, 1, out);
      expectAt(trial, run, 2, err);
    },
  );

  check(
    "same",
    {
      title: say.same,
      points: 2,
      needs: ["output"],
      catches: ["opens-twice", "copies-backwards", "names-a-file"],
    },
    async (trial) => {
      const { name, ...run } = await same(trial);
      begun(trial, run);
      expectAt(trial, run, 1, name);
      expectAt(trial, run, 2, name);
      const { command, seen } = run;
      const entries = new Set(command?.fds.filter(({ fd }) => fd > 0).map(({ open }) => open));
      const got = seen.files[name]?.text ?? "";
      if (entries.size > 1) trial.fail(say.twoEntries(BOTH, got), seen, tablesAtStart(seen));
    },
  );

  check(
    "order",
    { title: say.order, points: 2, needs: ["same"], catches: ["copies-last"] },
    async (trial) => {
      const { name, ...run } = await before(trial);
      begun(trial, run);
      expectAt(trial, run, 1, name);
      expectAt(trial, run, 2, "stdout");
    },
  );

  check(
    "only",
    { title: say.only, points: 1, needs: ["output"], catches: ["keeps-descriptors"] },
    async (trial) => {
      const { command, seen } = await one(trial);
      const more = (command?.fds ?? []).filter(({ fd }) => fd > 2);
      if (more.length > 0) trial.fail(say.more(more), seen, tablesAtStart(seen));
    },
  );
});

/** Fails unless a descriptor of the command leads there. */
export function expectAt(trial: Trial, run: Directed, fd: number, to: string): void {
  const got = targetOf(run.command, fd);
  if (got === to) return;
  trial.fail(say.elsewhere(run.redirections, fd, to, got), run.seen, tablesAtStart(run.seen));
}

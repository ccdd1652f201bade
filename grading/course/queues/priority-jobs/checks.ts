import { observation, publicChecks } from "../../../judge/define.ts";
import { callsOf } from "../../../judge/record-queries.ts";
import type { Trial } from "../../../judge/trial.ts";
import { priorityJobs as say } from "./words.ts";

interface Job {
  priority: number;
  text: string;
}

function jobs(trial: Trial, count: number, least: number, most: number): Job[] {
  return Array.from({ length: count }, () => ({
    priority: trial.random.integer(least, most),
    text: trial.random.word(),
  }));
}

const put = ({ priority, text }: Job): string => `send:${priority}:${text}`;
/** A sort in which jobs of one priority keep their order. */
const inOrder = (all: Job[]): string =>
  [...all]
    .sort((a, b) => a.priority - b.priority)
    .map(({ text }) => `${text}\n`)
    .join("");

const alone = observation("alone", async (trial) => {
  const all = jobs(trial, trial.random.integer(6, 9), 1, 8);
  // At least two that come in the wrong order.
  all.unshift({ priority: 8, text: trial.random.word() });
  all.push({ priority: 1, text: trial.random.word() });
  const filler = ["queue-talk", ...all.map(put), "send:9:stop"];
  const worker = { program: trial.program("worker"), after: "filler" };
  return { all, seen: await trial.run({ filler, worker }) };
});

export default publicChecks("queues/priority-jobs", (check) => {
  check("order", { title: say.order, points: 2, catches: ["first-come"] }, async (trial) => {
    const { all, seen } = await alone(trial);
    const { exitCode, signal, stdout = "" } = seen.programs.worker ?? {};
    if (exitCode !== 0 || signal) trial.finished(seen);
    if (stdout !== inOrder(all)) trial.fail(say.wrongOrder(all, inOrder(all), stdout), seen);
  });

  check(
    "waits",
    { title: say.waits, points: 1, needs: ["order"], catches: ["polls"] },
    async (trial) => {
      const [first, second] = [trial.random.word(), trial.random.word()];
      const later = [`send:1:${first}`, "asleep", `send:2:${second}`, "asleep", "send:9:stop"];
      const seen = await trial.run({
        filler: ["queue-talk", ...later],
        worker: { program: trial.program("worker") },
      });
      const tries = callsOf(seen, { program: "worker", name: "msgrcv", failed: true }).length;
      if (tries > 50) trial.fail(say.spins(tries), seen);
      trial.finished(seen);
      const { stdout = "" } = seen.programs.worker ?? {};
      if (stdout !== `${first}\n${second}\n`)
        trial.fail(say.later(`${first}\n${second}\n`, stdout), seen);
    },
  );

  check(
    "stop",
    { title: say.stop, points: 2, needs: ["order"], catches: ["removes-queue", "hoards"] },
    async (trial) => {
      // The first stop is more urgent than the second worker's jobs.
      const [early, late] = [jobs(trial, 3, 1, 4), jobs(trial, 3, 6, 8)];
      const filled = [...late, ...early].map(put);
      const filler = ["queue-talk", "send:5:stop", "send:9:stop", ...filled];
      const seen = await trial.run({
        filler,
        first: { program: trial.program("worker"), after: "filler" },
        second: { program: trial.program("worker"), after: "first" },
      });
      const { first, second } = seen.programs;
      if (first?.stdout !== inOrder(early) || second?.stdout !== inOrder(late))
        trial.fail(
          say.wrongShare(
            [first, second].map((p) => p?.stdout ?? ""),
            [early, late].map(inOrder),
          ),
          seen,
        );
      trial.finished(seen);
    },
  );
});

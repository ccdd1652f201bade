import { hiddenChecks } from "../../../judge/define.ts";
import { callsOf } from "../../../judge/record-queries.ts";
import { answerOf, short, through } from "./checks.ts";
import { filter as say } from "./words.hidden.ts";

export default hiddenChecks("pipes/filter", (check) => {
  check(
    "bytes",
    { title: say.bytes, points: 1, needs: ["large"], catches: ["joins-texts"] },
    async (trial) => {
      const bytes = trial.random.bytes(trial.random.integer(5000, 6000));
      const seen = await through(trial, bytes, ["filter", "copy"]);
      trial.finished(seen);
      const back = answerOf(seen);
      const at = bytes.findIndex((byte, index) => back[index] !== byte);
      if (at >= 0 || back.length !== bytes.length) trial.fail(say.changed(Math.max(at, 0)), seen);
    },
  );

  check(
    "idle",
    { title: say.idle, points: 1, needs: ["large"], catches: ["spins"] },
    async (trial) => {
      const solution = { program: trial.program("filtered"), argv: ["filter", "gate", "gate"] };
      const seen = await trial.run(
        {
          mkfifo: ["mkfifo", "gate"],
          solution: { ...solution, after: "mkfifo" },
          // It starts when the program waits: until then its filter waits for the gate.
          opener: { program: ["fifo-sender", "gate", "open"], after: "solution" },
        },
        { files: { text: trial.random.word(1000) }, calls: 4000 },
      );
      if (["cpu-time", "calls"].includes(seen.record.ending.why)) trial.fail(say.spins(), seen);
      trial.finished(seen, ["solution"]);
    },
  );

  check(
    "waits",
    { title: say.waits, points: 1, needs: ["answer"], catches: ["no-wait"] },
    async (trial) => {
      const { seen } = await short(trial);
      const children = callsOf(seen, { name: ["fork", "vfork", "clone"] }).length;
      const waits = callsOf(seen, { name: ["wait", "waitpid", "waitid"], failed: true });
      const waited = waits.filter(({ errno }) => errno === null).length;
      if (waited < children && !waits.some(({ errno }) => errno === "ECHILD"))
        trial.fail(say.zombie(children, waited), seen);
    },
  );
});

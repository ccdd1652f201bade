import { hiddenChecks } from "../../../judge/define.ts";
import { pageFactor } from "../../../judge/record-queries.ts";
import type { Step } from "../../peers/fifo-clients.ts";
import { ask, judgeAnswers, judgeDeath, serve, talk, twoWords } from "./checks.ts";
import { fifoService as say } from "./words.hidden.ts";

export default hiddenChecks("pipes/fifo-service", (check) => {
  check(
    "gone",
    { title: say.gone, points: 1, needs: ["late", "lines"], catches: ["dies-of-a-missing-name"] },
    async (trial) => {
      const [ghost, other] = [trial.random.word(5), trial.random.word(6)];
      const text = twoWords(trial);
      const seen = await serve(trial, [
        ["hold"],
        ["send", `${ghost} boo\n`],
        ...ask(other, text),
        ["send", "stop\n"],
      ]);
      judgeDeath(trial, seen, "this client");
      judgeAnswers(trial, seen, [[other, text]], say.blocked, say.notAnswered);
    },
  );

  check(
    "left",
    { title: say.left, points: 1, needs: ["late", "lines"], catches: ["dies-of-sigpipe"] },
    async (trial) => {
      const [fickle, other] = [trial.random.word(5), trial.random.word(6)];
      const [first, second] = [twoWords(trial), twoWords(trial)];
      const seen = await serve(trial, [
        ["hold"],
        ...ask(fickle, first),
        ["send", `${fickle} again\n`],
        ...ask(other, second),
        ["send", "stop\n"],
      ]);
      judgeDeath(trial, seen, "this client");
      const asked = [[fickle, first] as const, [other, second] as const];
      judgeAnswers(trial, seen, asked, say.blocked, say.notAnswered);
    },
  );

  check(
    "full",
    { title: say.lazy, points: 1, needs: ["late", "lines"], catches: ["blocks-on-a-full-client"] },
    async (trial) => {
      const [lazy, other] = [trial.random.word(5), trial.random.word(6)];
      const text = twoWords(trial);
      const request = `${lazy} ${trial.random.word(2500)}\n`;
      // More than a page.
      const requests = Array.from(
        { length: 3 * pageFactor((await talk(trial)).seen) },
        (): Step => ["send", request],
      );
      const seen = await serve(trial, [
        ["hold"],
        ["make", lazy],
        ["ready", lazy],
        ["narrow", lazy],
        ...requests,
        ...ask(other, text),
        ["send", "stop\n"],
      ]);
      judgeDeath(trial, seen, "this client");
      judgeAnswers(trial, seen, [[other, text]], say.full, say.notAnswered);
    },
  );
});

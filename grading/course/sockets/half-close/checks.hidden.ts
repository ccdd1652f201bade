import { hiddenChecks } from "../../../judge/define.ts";
import { ask, requestOf } from "./checks.ts";
import { halfClose as say } from "./words.hidden.ts";

export default hiddenChecks("sockets/half-close", (check) => {
  check(
    "large",
    { title: say.large, points: 1, needs: ["answer"], catches: ["sends-the-first-part"] },
    async (trial) => {
      const request = trial.random.bytes(trial.random.integer(150_000, 200_000));
      const seen = await ask(trial, "127.0.0.1", request, "thank you", 1000);
      const got = requestOf(seen);
      if (!got?.[1]) trial.fail(say.notAsked(request.length, got?.[0] ?? null), seen);
      trial.finished(seen, ["asker"]);
    },
  );
});

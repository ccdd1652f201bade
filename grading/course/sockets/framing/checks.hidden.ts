import { hiddenChecks } from "../../../judge/define.ts";
import { frame, judgeLines, receive, receiverOf } from "./checks.ts";
import { framing as say } from "./words.hidden.ts";

export default hiddenChecks("sockets/framing", (check) => {
  check(
    "characters",
    { title: say.characters, points: 1, needs: ["body"], catches: ["joins-texts"] },
    async (trial) => {
      const message = `${trial.random.word(3)}üäö${trial.random.word(3)}`;
      const seen = await receive(trial, [message], [4, 4, 2, 2]);
      const { stdout } = receiverOf(seen);
      if (stdout.includes("�")) trial.fail(say.notWhole(), seen);
      trial.finished(seen, ["receiver"]);
      judgeLines(trial, seen, [message]);
    },
  );

  check(
    "long",
    { title: say.long, points: 1, needs: ["merged"], catches: ["trusts-the-length"] },
    async (trial) => {
      const word = trial.random.word();
      const head = Buffer.alloc(4);
      head.writeUInt32BE((2 << 20) + trial.random.integer(0, 255));
      const stream = Buffer.concat([frame(word), head, Buffer.from("here it comes")]);
      const seen = await receive(trial, stream, [], "stay");
      const { exitCode, signal } = receiverOf(seen);
      const status = signal === "SIGKILL" ? null : exitCode;
      if (status !== 1) trial.fail(say.tooLong(status), seen);
      judgeLines(trial, seen, [word]);
    },
  );
});

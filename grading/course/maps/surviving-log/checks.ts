import { observation, publicChecks } from "../../../judge/define.ts";
import { callsOf } from "../../../judge/record-queries.ts";
import type { Trial } from "../../../judge/trial.ts";
import { survivingLog as say } from "./words.ts";

const linesOf = (trial: Trial, count: number): string[] =>
  Array.from({ length: count }, () => `${trial.random.word(trial.random.integer(10, 60))}\n`);

/** What a log counts, with what may come after that. */
function logWith(text: string, behind = ""): Buffer {
  const bytes = Buffer.alloc(4 + text.length + behind.length);
  bytes.writeInt32LE(text.length, 0);
  bytes.write(text + behind, 4);
  return bytes;
}

/** The text that is counted; null where there is less than is counted. */
export function counted(file: { content: Buffer } | undefined): string | null {
  if (!file || file.content.length < 4) return null;
  const count = file.content.readInt32LE(0);
  if (count < 0 || file.content.length < 4 + count) return null;
  return file.content.toString("utf8", 4, 4 + count);
}

/** Killed when it has read two and a half lines, and waits for more. */
export const killed = observation("killed", async (trial) => {
  const lines = linesOf(trial, 2);
  const seen = await trial.run({
    feeder: ["feed-lines", "lines", "hold", `${lines.join("")}${trial.random.word(12)}`],
    log: { program: trial.program("log"), after: "feeder" },
    killer: { program: ["end-all"], after: "log" },
  });
  return { lines, seen };
});

export default publicChecks("maps/surviving-log", (check) => {
  check("keeps", { title: say.keeps, points: 1, catches: ["never-sizes"] }, async (trial) => {
    const lines = linesOf(trial, trial.random.integer(3, 6));
    const seen = await trial.run({
      feeder: ["feed-lines", "lines", "all", lines.join("")],
      log: { program: trial.program("log"), after: "feeder" },
    });
    trial.finished(seen, ["log"]);
    if (callsOf(seen, { name: "mmap", kind: "file" }).length === 0) trial.fail(say.noMap(), seen);
    const got = counted(seen.files.log);
    if (got !== lines.join("")) trial.fail(say.notKept(lines.join(""), got), seen);
  });

  check(
    "goes-on",
    {
      title: say.goesOn,
      points: 1,
      needs: ["keeps"],
      catches: ["starts-over", "appends-at-end"],
    },
    async (trial) => {
      const [old = "", more = ""] = linesOf(trial, 2);
      const files = { log: logWith(old, trial.random.word(20)) };
      const programs = {
        feeder: ["feed-lines", "lines", "all", more],
        log: { program: trial.program("log"), after: "feeder" },
      };
      const seen = await trial.run(programs, { files });
      const got = counted(seen.files.log);
      if (got !== old + more) trial.fail(say.notOn(old, more, got), seen);
    },
  );

  check(
    "survives",
    { title: say.survives, points: 2, needs: ["keeps"], catches: ["keeps-until-end"] },
    async (trial) => {
      const { lines, seen } = await killed(trial);
      const got = counted(seen.files.log);
      if (!got?.startsWith(lines.join(""))) trial.fail(say.gone(lines.join(""), got), seen);
    },
  );

  check(
    "whole-lines",
    { title: say.wholeLines, points: 1, needs: ["survives"], catches: ["counts-pieces"] },
    async (trial) => {
      const { lines, seen } = await killed(trial);
      const got = counted(seen.files.log);
      if (got !== lines.join("")) trial.fail(say.half(lines.join(""), got ?? ""), seen);
    },
  );

  check(
    "always",
    { title: say.always, points: 2, needs: ["whole-lines", "goes-on"], catches: ["counts-first"] },
    async (trial) => {
      for (let round = 0; round < 2; round++) {
        const lines = linesOf(trial, 30);
        const text = lines.join("");
        const programs = {
          watcher: ["log-watch", "log", `${text.length}`, text],
          feeder: ["feed-lines", "lines", "all", ...lines],
          log: { program: trial.program("log"), after: "feeder" },
        };
        const seen = await trial.run(programs, { disturb: true, files: { log: logWith("") } });
        const found = (seen.programs.watcher?.stdout ?? "").trim();
        if (found !== "whole") trial.fail(say.notAlways(found), seen);
      }
    },
  );
});

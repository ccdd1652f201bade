import type { Ending, Wait } from "../../lib/record/types.ts";
import { common, waited } from "../words/common.ts";
import type { Words } from "../words/words.ts";

/** What is said of a run that could not go on. */
export function wordsOfStuck({ waits, explanation }: Ending): Words {
  return common.stuck(explanation.slice(0, 3).join(" "), whyStuck(waits));
}

/** Most often a process holds open itself what it waits to see closed, or another one does. */
function whyStuck(waits: Wait[]): Pick<Words, "reason" | "next"> {
  const ends = waits
    .filter(({ forever }) => forever)
    .flatMap(({ process, what, holders }) =>
      holders
        .filter(({ fd, kind }) => fd !== null && kind === "write-end")
        .map((holder) => ({ ...holder, waiter: process, waits: what })),
    );
  const end = ends.find(({ waiter, process }) => waiter === process) ?? ends[0];
  if (!end || end.fd === null) return waited.nothing();
  const { waiter, waits: what, process, fd } = end;
  return waiter === process
    ? waited.own(waiter, what, fd)
    : waited.other(waiter, what, process, fd);
}

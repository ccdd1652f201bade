// The result of `npm run machines`: one line for each room, for a terminal, as Markdown and as JSON.

import { table as words } from "../../words/tools/machines.ts";
import type { Outcome, Visit } from "./types.ts";

/** Whether a room gave what it should. */
export const isAsExpected = (visit: Visit): boolean =>
  visit.impossible === "" &&
  visit.outcomes.length > 0 &&
  visit.outcomes.every(({ right }) => right) &&
  visit.left.length === 0;

export function markdown(visits: Visit[]): string {
  const columns = words.columns();
  const rows = visits.map((visit) => [
    isAsExpected(visit) ? "✔" : "✘",
    words.room(visit.room, visit.about, visit.versions),
    secondsOf(visit, "set-up"),
    secondsOf(visit, "later set-up"),
    visit.isolation ?? "",
    visit.outcomes
      .filter(({ done }) => done)
      .map(say)
      .join(", "),
    [visit.impossible, ...unexplained(visit)].filter((text) => text !== "").join("<br>"),
    visit.left.join("<br>"),
  ]);
  const line = (cells: string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line), ""].join("\n");
}

/** What did not work, and what is missing where it did. */
const unexplained = ({ outcomes, log }: Visit): string[] =>
  outcomes
    .filter(({ done, sentence }) => !done || sentence !== "")
    .map(({ step, sentence, right }) =>
      right ? words.told(step, sentence) : words.wrong(step, sentence, log),
    );

function secondsOf(visit: Visit, name: string): string {
  const found = visit.outcomes.find(({ step }) => step === name);
  return found ? words.seconds(Math.round(found.seconds)) : "";
}

const say = ({ step, seconds }: Outcome): string => words.ran(step, Math.round(seconds));

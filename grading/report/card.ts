import { escapeUTF8 } from "entities/escape";
import { toSvg } from "../../lib/svg/render.ts";
import { cardHtml } from "../../lib/view/tell/html.ts";
import type { Card } from "../../lib/view/types.ts";
import type { CheckResult, ExerciseResult } from "../result/types.ts";
import { page } from "../words/page.ts";
import { plain, points } from "./text.ts";

/** The result of an exercise as it is shown below its cell: what passed, and what to try where something did not. */
export function toCard(result: ExerciseResult, all: number): Card {
  const { title, checks, problem, faults } = result;
  const { earned, points: judged } = result.score;
  const score = page.score(points(earned), points(judged));
  const again = checks.find(({ passed }) => passed === false);
  const more = [
    ...(again ? [page.sameInputs(again.seed)] : []),
    ...(all > judged ? [page.moreHidden(points(all - judged))] : []),
  ];
  const notes = [...(problem ? [problem] : []), ...faults.map(({ what }) => what)];
  const passed = earned === judged && notes.length === 0;
  const paragraph = (text: string): string =>
    `<p style="margin:0.3em 0;white-space:pre-line">${text}</p>`;
  return {
    title: `${title}: ${score}`,
    caption: `${score}. ${more.join(" ")}`.trim(),
    description: [...notes, ...checks.map(speak)].join(" "),
    table: {
      columns: ["check", "result", "points"],
      rows: checks.map((check) => [check.title, wordOf(check), points(check.score.earned)]),
    },
    html: cardHtml(`${title}: ${score}`, passed ? "green" : problem ? "grey" : "orange", [
      paragraph(`<strong>${escapeUTF8(title)}: ${escapeUTF8(score)}</strong>`),
      ...notes.map((note) => paragraph(escapeUTF8(plain(note)))),
      checks.length > 0
        ? `<ul style="margin:0.3em 0;padding-left:0;list-style:none">${checks.map(itemOf).join("")}</ul>`
        : "",
      ...more.map((text) => paragraph(`<small>${escapeUTF8(text)}</small>`)),
    ]),
    text: [
      `${title}: ${score}`,
      ...notes.map((note) => plain(note)),
      ...checks.map(textOf),
      ...more,
    ]
      .filter(Boolean)
      .join("\n"),
  };
}

function itemOf(check: CheckResult): string {
  const because = check.blocked ? ` (${escapeUTF8(check.reason ?? "")})` : "";
  const head = `${markOf(check)} <strong>${escapeUTF8(check.title)}</strong>: ${wordOf(check)}${because}`;
  const facts = factsOf(check).map(
    ([label, text]) =>
      `<div style="margin:0.15em 0 0 1.4em"><em>${escapeUTF8(label)}:</em> <span style="white-space:pre-wrap">${escapeUTF8(plain(text))}</span></div>`,
  );
  const picture = check.picture
    ? `<div style="margin:0.4em 0 0 1.4em;overflow-x:auto">${toSvg(check.picture)}</div>`
    : "";
  return `<li style="margin:0.35em 0">${head}${facts.join("")}${picture}</li>`;
}

function textOf(check: CheckResult): string {
  const facts = factsOf(check).map(([label, text]) => `\n    ${label}: ${plain(text)}`);
  const because = check.blocked ? ` (${check.reason})` : "";
  return `  ${markOf(check)} ${check.title}: ${wordOf(check)}${because}${facts.join("")}`;
}

function factsOf(check: CheckResult): [string, string][] {
  if (check.blocked) return [];
  const facts: [string, string | null][] = [
    [page.expected(), check.expected],
    [page.happened(), check.happened],
    [page.reason(), check.reason],
    [page.next(), check.next],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}

function speak(check: CheckResult): string {
  const facts = factsOf(check).map(([label, text]) => `${label}: ${plain(text)}`);
  return [`${check.title}: ${wordOf(check)}.`, ...facts].join(" ");
}

function markOf({ passed, blocked }: CheckResult): string {
  return passed ? "✓" : passed === null ? "?" : blocked ? "–" : "✗";
}

function wordOf({ passed, blocked }: CheckResult): string {
  if (passed === null) return page.undecided();
  return passed ? page.passed() : blocked ? page.open() : page.failed();
}

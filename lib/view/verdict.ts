import { escapeUTF8 } from "entities/escape";
import type { Judgement } from "../claims/decide.ts";
import { MARKS, markOf, type Verdict } from "../claims/index.ts";
import { grouped } from "../words/number.ts";
import { sentences } from "../words/sentences.ts";
import { verdict as say } from "../words/view/cards.ts";
import type { Hue } from "./draw/palette.ts";
import { cardHtml } from "./tell/html.ts";
import type { Card } from "./types.ts";

/** The verdict on a claim as a small card: the claim, what was run, what the kernel said, and what follows. */
export function verdict(judged: Judgement): Card {
  const { id, text, cases, saw } = judged;
  const head = headline(judged);
  const ran = Object.entries(cases).map(([condition, held]) => ({ condition, held }));
  const facts = Object.entries(saw).map(([what, value]) => say.fact(what, show(value)));
  const surprise = judged.asExpected ? [] : [say.elsewhere(judged.expected)];
  const list = (items: string[]) =>
    items.length === 0
      ? ""
      : `<ul style="margin:0.2em 0;padding-left:1.3em">${items.map((i) => `<li>${i}</li>`).join("")}</ul>`;
  const paragraph = (content: string) => `<p style="margin:0.3em 0">${content}</p>`;
  const html = cardHtml(`${id} ${head}`, HUE_OF[judged.verdict], [
    paragraph(`<strong>${MARKS[judged.verdict]} ${escapeUTF8(id)} ${escapeUTF8(head)}</strong>`),
    paragraph(`<em>${escapeUTF8(text)}</em>`),
    paragraph(say.run),
    list(
      ran.map(({ condition, held }) => `${markOf(held)} ${word(held)}: ${escapeUTF8(condition)}`),
    ),
    facts.length > 0 ? paragraph(say.said) : "",
    list(facts.map((fact) => `<code>${escapeUTF8(fact)}</code>`)),
    ...surprise.map((words) => paragraph(`<strong>⚠ ${escapeUTF8(words)}</strong>`)),
  ]);
  return {
    title: `${id} ${head}`,
    caption: text,
    description: sentences([
      say.claim(text),
      ...ran.map(({ condition, held }) => say.case(condition, word(held))),
      ...facts,
      say.verdict(head),
      ...surprise,
    ]),
    table: {
      columns: say.columns(),
      rows: ran.map(({ condition, held }) => [condition, word(held)]),
    },
    html,
    text: [
      `${MARKS[judged.verdict]} ${id} ${head}`,
      `  "${text}"`,
      ...ran.map(({ condition, held }) => `  ${markOf(held)} ${word(held)}: ${condition}`),
      ...facts.map((fact) => `  ${fact}`),
      ...surprise.map((words) => `  ! ${words}`),
    ].join("\n"),
  };
}

const word = (held: boolean | undefined): string =>
  held === undefined ? say.unseen : held ? say.true : say.notTrue;

const HUE_OF: Record<Verdict, Hue> = {
  holds: "green",
  "holds if": "orange",
  "does not hold": "red",
  "cannot be decided here": "grey",
};

/** "holds", "does not hold", or "holds if" with the conditions under which it did. */
function headline({ verdict: decided, cases }: Judgement): string {
  if (decided !== "holds if") return decided;
  const met = Object.entries(cases)
    .filter(([, held]) => held)
    .map(([condition]) => condition);
  return say.holdsIf(met.join(say.or));
}

function show(value: unknown): string {
  if (typeof value === "number") return grouped(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}

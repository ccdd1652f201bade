import { escapeUTF8 } from "entities/escape";
import { program } from "../program/program.ts";
import { run } from "../program/run.ts";
import type { RunRecord } from "../record/types.ts";
import { cardHtml } from "../view/tell/html.ts";
import { tableText } from "../view/tell/table-text.ts";
import type { Card } from "../view/types.ts";
import { LACKING, MEANING, sentences } from "../words/notebook/machine.ts";
import { cureOf, lacksOf } from "./machine/cures.ts";
import { findPlace } from "./machine/place.ts";
import { showCard } from "./picture.ts";

/**
 * Tries what the course needs on this machine, with a real program in a real box, and says what works.
 * It does not throw: what fails is in the card, with its reason.
 */
export async function checkMachine(): Promise<Card & { able: boolean }> {
  try {
    const { record, ok } = await run(program(({ pipe }) => void pipe()));
    return report(record, ok && record.layers.every((layer) => layer.active));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return card(false, [sentences.cannotRun(reason)], []);
  }
}

function report({ machine, layers }: RunRecord, able: boolean): Card & { able: boolean } {
  const rows = layers.map(({ name, active }) => {
    const { gives, without } = MEANING[name];
    return [active ? "✔" : "✘", name, active ? gives : sentences.notHere(without)];
  });
  const { kernel, arch, cpus, pageSize } = machine;
  const about = sentences.machine(kernel, arch, cpus, pageSize);
  const head = `${about} ${able ? sentences.able : sentences.less}`;
  const place = findPlace();
  const missing = lacksOf(layers).map((lack) => `${LACKING[lack]} ${cureOf(lack, layers, place)}`);
  return card(able, [head, ...missing], rows);
}

function card(able: boolean, paragraphs: string[], rows: string[][]): Card & { able: boolean } {
  const { title, caption, columns } = sentences;
  const table = { columns: ["", columns.layer, columns.gives], rows };
  const lines = rows.map(
    (row) =>
      `<tr>${row.map((cell) => `<td style="text-align:left">${escapeUTF8(cell)}</td>`).join("")}</tr>`,
  );
  const [head = "", ...others] = paragraphs.map(codeHtml);
  const html = cardHtml(title, able ? "green" : "orange", [
    `<p style="margin:0.3em 0"><strong>${head}</strong></p>`,
    ...others.map((text) => `<p style="margin:0.3em 0">${text}</p>`),
    lines.length > 0 ? `<table>${lines.join("")}</table>` : "",
  ]);
  const description = [
    ...paragraphs,
    ...rows.map(([mark = "", name = "", text = ""]) =>
      mark === "✔" ? sentences.active(name, text) : sentences.notActive(name, text),
    ),
  ].join(" ");
  const text = `${paragraphs.join("\n")}\n\n${tableText(table)}`;
  const shown = showCard({ title, caption, description, table, html, text });
  return Object.defineProperty(shown, "able", { value: able, enumerable: true }) as Card & {
    able: boolean;
  };
}

/** What is between backticks is a command. */
function codeHtml(text: string): string {
  return escapeUTF8(text).replace(/`([^`]*)`/g, "<code>$1</code>");
}

import { escapeUTF8 } from "entities/escape";
import { judge } from "../claims/decide.ts";
import { COLUMNS, cellText, MARKS, markOf, nameOf } from "../claims/index.ts";
import { verdictsOf, verdictsType } from "../claims/verdicts.ts";
import { cardHtml } from "../view/tell/html.ts";
import { tableText } from "../view/tell/table-text.ts";
import type { Card } from "../view/types.ts";
import { row as say } from "../words/notebook/cards.ts";
import { showCard } from "./picture.ts";

type Column = (typeof COLUMNS)[number];

/** A judged row: `cells` are its five texts with their marks, for the finished table. */
export interface VerdictRow extends Card {
  asExpected: boolean;
  cells: Record<Column, string>;
}

/**
 * Judges one row of the comparison table, a claim for each of its cells, and shows the five verdicts together.
 *
 * @param kind the row: "pipe", "fifo", "queue", "shm", "map" or "socket"
 * @param cells column → the cases that were run, as for `verdict`
 * @throws RangeError for an unknown row, a missing column, or a column without a case
 */
export function verdictRow(
  kind: string,
  cells: Record<Column, Record<string, boolean | undefined>>,
): VerdictRow {
  const judged = COLUMNS.map((column) => judge(`T1.${kind}.${column}`, cells[column] ?? {}));
  const rows = judged.map(({ text, verdict, cases, asExpected }, i) => [
    COLUMNS[i] ?? "",
    text,
    `${MARKS[verdict]} ${asExpected ? verdict : say.otherwise(verdict)}`,
    Object.entries(cases)
      .map(([condition, held]) => `${markOf(held)} ${condition}`)
      .join("; "),
  ]);
  const { columns, caption } = say;
  const table = {
    columns: [columns.property, columns.text, columns.verdict, columns.cases],
    rows,
  };
  const title = say.title(nameOf(kind));
  const cell = (tag: string) => (text: string) =>
    `<${tag} style="text-align:left;vertical-align:top;padding:0.2em 0.6em">${escapeUTF8(text)}</${tag}>`;
  const html = cardHtml(title, "blue", [
    `<div style="overflow-x:auto"><table><thead><tr>${table.columns.map(cell("th")).join("")}</tr></thead>`,
    `<tbody>${rows.map((row) => `<tr>${row.map(cell("td")).join("")}</tr>`).join("")}</tbody></table></div>`,
  ]);
  const shown = showCard(
    {
      title,
      caption,
      description: rows.map((row) => row.join(", ")).join(". "),
      table,
      html,
      text: tableText(table),
    },
    { [verdictsType]: verdictsOf(judged) },
  );
  const asExpected = judged.every((j) => j.asExpected);
  const texts = Object.fromEntries(
    COLUMNS.map((column, i) => {
      const { verdict = "cannot be decided here" } = judged[i] ?? {};
      return [column, cellText(kind, column, verdict)];
    }),
  );
  return Object.defineProperties(shown, {
    asExpected: { value: asExpected, enumerable: true },
    cells: { value: texts, enumerable: true },
  }) as VerdictRow;
}

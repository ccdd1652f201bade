import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** The parts of an executed notebook (nbformat 4) that are read here. */
interface Executed {
  cells: { id: string; outputs?: { data?: Record<string, string | string[]> }[] }[];
}

/** The verdicts in a folder's executed notebooks: "03-pipes C3.1" → "holds". A row of the table has five. */
export function readVerdicts(folder: string): Map<string, string> {
  const verdicts = new Map<string, string>();
  for (const file of globSync("*.ipynb", { cwd: folder }).sort()) {
    const notebook = JSON.parse(readFileSync(join(folder, file), "utf8")) as Executed;
    for (const { id, outputs = [] } of notebook.cells) {
      const texts = outputs.map(({ data }) => [data?.["text/plain"] ?? ""].flat().join(""));
      for (const [what, verdict] of texts.flatMap((text) => verdictsIn(text, id))) {
        verdicts.set(`${basename(file, ".ipynb")} ${what}`, verdict);
      }
    }
  }
  return verdicts;
}

/** A card is headed by its verdict; the lines of a row of the table carry theirs in the middle. */
function verdictsIn(text: string, cell: string): [string, string][] {
  const card = /^[✔◐✘?] (C\d+\.\d+) (.+)$/m.exec(text);
  if (card) return [[card[1] ?? "", card[2] ?? ""]];
  if (!text.startsWith("The row of the table")) return [];
  const lines = text.matchAll(
    /^(\w+) .*? [✔◐✘?] (holds if|holds|does not hold|cannot be decided here)/gm,
  );
  return [...lines].map(([, column, verdict]) => [`${cell} ${column}`, verdict ?? ""]);
}

/** What differs between the verdicts of several executions, a line for each claim; none when all agree. */
export function compareVerdicts(executions: Map<string, string>[]): string[] {
  const all = new Set(executions.flatMap((verdicts) => [...verdicts.keys()]));
  return [...all].flatMap((claim) => {
    const said = executions.map((verdicts) => verdicts.get(claim) ?? "nothing");
    const differs = new Set(said).size > 1;
    return differs ? [`${claim}: ${said.map((word, i) => `${word} (${i + 1})`).join(", ")}`] : [];
  });
}

import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Verdicts, verdictsType } from "../../claims/verdicts.ts";
import type { Notebook } from "../../ground/notebook.ts";
import { lessons as say } from "../../words/tools/lessons.ts";

/** The verdicts in a folder's executed notebooks: "03-pipes C3.1" → "holds". */
export function readVerdicts(folder: string): Map<string, string> {
  const verdicts = new Map<string, string>();
  for (const file of globSync("*.ipynb", { cwd: folder }).sort()) {
    const notebook = JSON.parse(readFileSync(join(folder, file), "utf8")) as Notebook;
    const found = notebook.cells
      .flatMap(({ outputs = [] }) => outputs)
      .flatMap(({ data }) => Object.entries((data?.[verdictsType] ?? {}) as Verdicts));
    for (const [id, { verdict, when }] of found) {
      const words = when.length > 0 ? `${verdict}: ${when.join(say.or)}` : verdict;
      verdicts.set(`${basename(file, ".ipynb")} ${id}`, words);
    }
  }
  return verdicts;
}

/** What differs between the verdicts of several executions, a line for each claim; none when all agree. */
export function compareVerdicts(executions: Map<string, string>[]): string[] {
  const all = new Set(executions.flatMap((verdicts) => [...verdicts.keys()]));
  return [...all].flatMap((claim) => {
    const said = executions.map((verdicts) => verdicts.get(claim) ?? say.nothing);
    const differs = new Set(said).size > 1;
    return differs ? [`${claim}: ${said.map((word, i) => `${word} (${i + 1})`).join(", ")}`] : [];
  });
}

import { writeFileSync } from "node:fs";

/** Writes a notebook of code cells for our kernel. */
export function writeNotebook(path: string, sources: string[]): void {
  const cells = sources.map((source, index) => ({
    cell_type: "code",
    id: `cell-${index}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));
  const kernelspec = {
    name: "talking-processes",
    display_name: "TypeScript (Talking Processes)",
    language: "typescript",
  };
  const notebook = { cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
  writeFileSync(path, JSON.stringify(notebook));
}

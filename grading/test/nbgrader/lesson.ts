// A lesson of one exercise, with a check that stands in for the course's: its points come from a real run.

import type { Cell, Notebook } from "../../../lib/ground/notebook.ts";
import type { Exercise } from "../../types.ts";

export const exercise: Exercise = {
  id: "files/hello",
  title: "Say hello",
  variables: ["solution"],
  points: 2,
};

export function lesson(body = "// YOUR CODE HERE"): Notebook {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: {
        name: "talking-processes",
        display_name: "TypeScript (Talking Processes)",
        language: "typescript",
      },
      language_info: { name: "typescript" },
    },
    cells: [code("prepare", prepare, {}), code("hello", solution(body), { exercise: exercise.id })],
  };
}

/** The exercise's cell with this in the place of the stub. */
export function solution(body: string): string {
  return `const solution = program(({ print }) => {\n  ${body}\n});`;
}

const prepare = `import { program, run } from "ipc";
const check = async (id: string, solution: any) => {
  const { ok, stdout } = await run(solution);
  return { id, earned: (ok ? 0.5 : 0) + (stdout === "hello\\n" ? 1.5 : 0) };
};`;

function code(id: string, source: string, metadata: Record<string, unknown>): Cell {
  return { cell_type: "code", id, metadata, source, outputs: [], execution_count: null };
}

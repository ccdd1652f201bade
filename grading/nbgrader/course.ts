import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../class/types.ts";
import { addMetadata, type Notebook } from "./metadata.ts";

/**
 * Writes a course for nbgrader: `source/ASSIGNMENT/NAME.ipynb` and a configuration that knows TypeScript. In that folder
 * `nbgrader generate_assignment ASSIGNMENT` and all its other commands work.
 *
 * @param notebooks by their names, without .ipynb
 */
export function writeCourse(
  folder: string,
  assignment: string,
  notebooks: Record<string, Notebook>,
  exercises: Exercise[],
): void {
  const source = join(folder, "source", assignment);
  mkdirSync(source, { recursive: true });
  writeFileSync(join(folder, "nbgrader_config.py"), config);
  for (const [name, notebook] of Object.entries(notebooks)) {
    const marked = addMetadata(notebook, exercises, "source");
    writeFileSync(join(source, `${name}.ipynb`), `${JSON.stringify(marked, null, 1)}\n`);
  }
}

/** Without a stub for its language nbgrader refuses to clear a solution; paths are those of the folder. */
const config = `c = get_config()
c.ClearSolutions.code_stub = {"typescript": "// YOUR CODE HERE"}
c.Execute.timeout = 60
c.CourseDirectory.course_id = "talking-processes"
`;

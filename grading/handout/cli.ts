import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exercises } from "../exercises/table.ts";
import { writeCourse } from "../nbgrader/course.ts";
import { ensureNbgrader, whyNoNbgrader } from "../nbgrader/environment.ts";
import type { Notebook } from "../nbgrader/metadata.ts";
import { handout as sentences } from "../report/sentences.ts";
import { HandoutError, writeHandout } from "./write.ts";

const usage = `npm run handout -- DIR              the course as learners get it: no solutions, no hidden checks
npm run handout -- DIR --nbgrader   a course for nbgrader, with the lessons as its assignments
`;

/** `npm run handout`: writes what learners get and gives the exit status. */
export async function handout(
  args: string[],
  root: string,
  terminal: { out: NodeJS.WriteStream; err: NodeJS.WriteStream; signal: AbortSignal },
): Promise<number> {
  const { out, err, signal } = terminal;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { nbgrader: { type: "boolean" }, help: { type: "boolean" } },
    });
    const [folder] = positionals;
    if (values.help) out.write(usage);
    else if (!folder || positionals.length > 1) throw new HandoutError(sentences.noFolder());
    else if (values.nbgrader) out.write(await forNbgrader(root, folder));
    else out.write(sentences.written(await writeHandout(root, folder, signal), folder));
    return 0;
  } catch (error) {
    const { message, code, name } = error as Error & { code?: string };
    if (signal.aborted) err.write(sentences.interrupted());
    else if (code?.startsWith("ERR_PARSE_ARGS")) err.write(`${message}\n\n${usage}`);
    else err.write(name === "HandoutError" ? `${message}\n\n${usage}` : `${message}\n`);
    return signal.aborted ? 130 : 2;
  }
}

/** A lesson is an assignment: what a class works on together. */
async function forNbgrader(root: string, folder: string): Promise<string> {
  const reason = await whyNoNbgrader();
  if (reason !== null) throw new HandoutError(sentences.noNbgrader(reason));
  const command = await ensureNbgrader();
  const lessons = new Set(exercises.map(({ lesson }) => lesson));
  for (const lesson of [...lessons].sort()) {
    const path = join(root, "notebooks", `${lesson}.ipynb`);
    const notebook = JSON.parse(readFileSync(path, "utf8")) as Notebook;
    writeCourse(folder, lesson, { [lesson]: notebook }, exercises);
  }
  const [first = ""] = readdirSync(join(folder, "source"));
  return sentences.nbgrader(folder, command, first);
}

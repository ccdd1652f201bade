import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureNbgrader, whyNoNbgrader } from "../nbgrader/environment.ts";
import { handout as sentences } from "../words/handout.ts";
import { HandoutError } from "./error.ts";
import { writeForNbgrader } from "./nbgrader.ts";
import { requireNew, writeHandout } from "./write.ts";

const usage = sentences.usage();

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
    else if (!folder || positionals.length > 1)
      throw new HandoutError(`${sentences.noFolder()}\n\n${usage.trimEnd()}`);
    else out.write(await (values.nbgrader ? forNbgrader : forLearners)(root, folder, signal));
    return 0;
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    if (signal.aborted) err.write(`${sentences.interrupted()}\n`);
    else if (code?.startsWith("ERR_PARSE_ARGS")) err.write(`${message}\n\n${usage}`);
    else err.write(`${message}\n`);
    return signal.aborted ? 130 : 2;
  }
}

async function forLearners(root: string, folder: string, signal: AbortSignal): Promise<string> {
  const { files, notes } = await writeHandout(root, folder, signal);
  return [sentences.written(files, folder), ...notes].map((line) => `${line}\n`).join("");
}

async function forNbgrader(root: string, folder: string, signal: AbortSignal): Promise<string> {
  await requireNew(root, folder);
  const reason = whyNoNbgrader();
  if (reason !== null) throw new HandoutError(sentences.noNbgrader(reason));
  const command = await ensureNbgrader();
  const { assignments, notes } = await writeForNbgrader(root, folder, signal);
  const said = howToUse(resolve(folder), command, assignments[0] ?? "");
  return [said, ...notes.map((note) => `${note}\n`)].join("\n");
}

/** What to type in the course for nbgrader. */
export function howToUse(folder: string, command: string, first: string): string {
  return sentences.nbgrader(folder, quoted(folder), quoted(command), first);
}

/** As a shell takes it for one word, whatever is in it. */
function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

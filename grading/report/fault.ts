import { homedir, tmpdir } from "node:os";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../lib/ground/place.mjs";
import type { Fault } from "../result/types.ts";

/**
 * A failure of ours, as a result has it: learners read it, and not where on whose machine it was graded.
 *
 * @param sentence what is told of an error's message
 */
export function faultOf(error: unknown, sentence: (message: string) => string): Fault {
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  const { path, dest } = (error ?? {}) as NodeJS.ErrnoException & { dest?: string };
  const files = [path, dest].filter((file) => typeof file === "string");
  const places: [string, string][] = [
    ...files.map((file): [string, string] => [file, basename(file)]),
    [`${pathToFileURL(root)}/`, ""],
    [`${root}/`, ""],
    [root, "."],
    [process.cwd(), "."],
    [tmpdir(), "…"],
    [homedir(), "~"],
  ];
  // Somebody's home or working folder may be "/".
  const hide = (text: string): string =>
    places
      .filter(([place]) => place.length > 1)
      .reduce((left, [place, name]) => left.replaceAll(place, name), text);
  return { what: sentence(hide(message)), detail: hide(stack) };
}

/** What the C sources of a folder say of enumerations, numbers and tables. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../ground/place.mjs";

/** The text of all C files of native/FOLDER, wherever in it they are, without comments. */
export function sourcesOf(folder: string): string {
  const files = globSync(`native/${folder}/**/*.{c,h}`, { cwd: root }).sort();
  const text = files.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}

/** The members of `enum NAME { A = 1, B, … }` with their numbers. */
export function enumIn(sources: string, name: string): Record<string, number> {
  const numbers: Record<string, number> = {};
  let next = 0;
  for (const item of between(sources, `enum ${name} {`, "}").split(",")) {
    const [member = "", value] = item.split("=").map((part) => part.trim());
    if (member === "") continue;
    numbers[member] = value === undefined ? next : Number(value);
    next = (numbers[member] as number) + 1;
  }
  return numbers;
}

/** What `#define NAME 16` says. */
export function defined(sources: string, name: string): number {
  return Number(new RegExp(`^#define ${name} (\\d+)$`, "m").exec(sources)?.[1]);
}

/** The text after the only place of `begin`, up to the next `end`. */
export function between(sources: string, begin: string, end: string): string {
  const [, text, ...more] = sources.split(begin);
  if (text === undefined || more.length > 0)
    throw new Error(`"${begin}" is in these sources ${more.length + (text ? 1 : 0)} times`);
  return text.slice(0, text.indexOf(end));
}

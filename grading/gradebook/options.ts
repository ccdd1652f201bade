import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { gradebook as sentences } from "../words/gradebook.ts";
import { FORMATS, type Format, type Options } from "./types.ts";

/** A command that was not understood; the message says what to write instead. */
export class UsageError extends Error {
  override name = "UsageError";
}

export const usage: string = sentences.usage(FORMATS.join(", "));

/** @throws UsageError */
export function parseOptions(args: string[]): Options | "help" {
  const { values, positionals } = parse(args);
  if (values.help) return "help";
  if (positionals.length === 0) throw new UsageError(sentences.noFiles());
  const names = (values.format ?? []).flatMap((names) => names.split(","));
  const unknown = names.find((name) => !(FORMATS as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new UsageError(sentences.noFormat(unknown, FORMATS.join(", ")));
  }
  return {
    files: positionals,
    only: (values.only ?? []).flatMap((names) => names.split(",")),
    out: values.out ?? "grades",
    jobs: wholeNumber("--jobs", values.jobs, 1, 256) ?? availableParallelism(),
    student: values.student ?? null,
    each: values.each ?? false,
    strict: values.strict ?? false,
    seed: wholeNumber("--seed", values.seed, 0, 2 ** 31 - 1),
    weakIsolation: values["weak-isolation"] ?? false,
    formats: names as Format[],
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: "string" },
        only: { type: "string", multiple: true },
        jobs: { type: "string" },
        seed: { type: "string" },
        student: { type: "string" },
        each: { type: "boolean" },
        strict: { type: "boolean" },
        format: { type: "string", multiple: true },
        "weak-isolation": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(". ")[0]}.`);
  }
}

function wholeNumber(
  name: string,
  text: string | undefined,
  low: number,
  high: number,
): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < low || value > high) {
    throw new UsageError(sentences.noNumber(name, text, low, high));
  }
  return value;
}

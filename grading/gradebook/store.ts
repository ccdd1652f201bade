/** Where results are: DIR/students/NAME/result.json and feedback.html, and what is made of all of them in DIR. */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toAnnotations, toGradescope, toLti, toPrairieLearn } from "../report/exchange.ts";
import { toHtml } from "../report/html.ts";
import type { SubmissionResult } from "../result/types.ts";
import { readResult } from "../result/validate.ts";
import type { Format } from "./types.ts";

/** The folder of a student: the name as far as it is fit for a folder, made unique where something was lost. */
export function folderOf(out: string, student: string): string {
  const plain = student.replace(/[^\p{L}\p{N}._@+ -]/gu, "_").slice(0, 40);
  // Names that differ in case alone would be one folder on some disks.
  const same = plain === student && student === student.toLowerCase();
  const hash = createHash("sha256").update(student).digest("hex").slice(0, 8);
  return join(out, "students", same ? plain : `${plain}-${hash}`);
}

/** The result that is there; null when there is none that can be used. */
export async function loadResult(out: string, student: string): Promise<SubmissionResult | null> {
  try {
    const text = await readFile(join(folderOf(out, student), "result.json"), "utf8");
    return readResult(JSON.parse(text));
  } catch {
    // None yet, of another version, or damaged: it is made again.
    return null;
  }
}

/** The result and its page; the result comes last, so that where it is, the rest is too. */
export async function saveResult(
  out: string,
  result: SubmissionResult,
  formats: Format[],
): Promise<void> {
  const folder = folderOf(out, result.student);
  await mkdir(folder, { recursive: true });
  await writeWhole(join(folder, "feedback.html"), toHtml(result));
  await saveFormats(out, result, formats);
  await writeWhole(join(folder, "result.json"), toJson(result));
}

/** Also for results that were there already: another format may have been asked for. */
export async function saveFormats(
  out: string,
  result: SubmissionResult,
  formats: Format[],
): Promise<void> {
  const folder = folderOf(out, result.student);
  for (const format of formats) {
    const [name, make] = WRITERS[format];
    const text = make(result);
    if (text === null) await rm(join(folder, name), { force: true });
    else await writeWhole(join(folder, name), text);
  }
}

const WRITERS: Record<Format, [string, (result: SubmissionResult) => string | null]> = {
  gradescope: ["gradescope.json", (result) => toJson(toGradescope(result))],
  prairielearn: ["prairielearn.json", (result) => toJson(toPrairieLearn(result))],
  lti: ["lti.json", (result) => toJson(toLti(result, result.student, result.time.started))],
  github: ["annotations.txt", toAnnotations],
};

function toJson<T>(value: T): T extends null ? null : string {
  return (value === null ? null : `${JSON.stringify(value, null, 2)}\n`) as never;
}

/** Whoever reads it sees the old file or the new one, never half of one; a link in its place is replaced. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.part`;
  try {
    await writeFile(temporary, text, { flag: "wx" });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

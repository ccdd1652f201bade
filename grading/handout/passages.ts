import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Notebook, textOf } from "../../lib/ground/notebook.ts";

/** What only a teacher may see, below grading/. */
const secret = "course/*/*/{solutions,mistakes}/*.ts";
const hidden = "course/*/*/checks.hidden.ts";
const words = "course/**/{words,given-back}.hidden.ts";
/** This many lines in a row, with this many letters, are not an accident; nor is this much of a sentence. */
const row = { lines: 3, letters: 50 };
const sentence = 24;

export interface Leak {
  /** Of the text, and the line in it. */
  name: string;
  line: number;
  /** The secret file, below grading/, and what of it is shown. */
  of: string;
  passage: string;
}

/**
 * The places where a page, a notebook or another text gives away a solution, a mistake, or a hidden check or its words:
 * several lines of one of them in a row, whatever spaces, comment signs and HTML stand around and between them.
 *
 * @param texts what is given to readers, by its name
 * @param grading the folder with the solutions, the checks and the mistakes
 */
export function findLeaks(texts: Map<string, string>, grading: string): Leak[] {
  const passages = passagesOf(grading);
  const byStart = new Map<string, string[]>();
  for (const letters of passages.keys()) {
    const start = letters.slice(0, sentence);
    byStart.set(start, [...(byStart.get(start) ?? []), letters]);
  }
  const leaks: Leak[] = [];
  for (const [name, text] of texts) {
    const letters = squeeze(text);
    for (let at = 0; at + sentence <= letters.length; at++) {
      for (const candidate of byStart.get(letters.slice(at, at + sentence)) ?? []) {
        const known = passages.get(candidate);
        if (!known || !letters.startsWith(candidate, at)) continue;
        leaks.push({ name, line: lineOf(text, at), ...known });
      }
    }
  }
  return leaks;
}

/** What must not be shown, by its letters. Hidden checks look at programs in some of the ways that public ones do. */
function passagesOf(grading: string): Map<string, Pick<Leak, "of" | "passage">> {
  const read = (file: string): string => readFileSync(join(grading, file), "utf8");
  const open = globSync("course/*/*/checks.ts", { cwd: grading }).map((file) =>
    squeeze(read(file)),
  );
  const passages = new Map<string, Pick<Leak, "of" | "passage">>();
  const add = (of: string, found: string[], least: number, known: string[] = []): void => {
    for (const passage of found) {
      const letters = squeeze(passage);
      if (letters.length < least || known.some((text) => text.includes(letters))) continue;
      passages.set(letters, { of, passage });
    }
  };
  const files = (pattern: string): string[] => globSync(pattern, { cwd: grading }).sort();
  for (const file of files(secret)) add(file, rowsOf(read(file)), row.letters);
  for (const file of files(hidden)) add(file, rowsOf(read(file)), row.letters, open);
  for (const file of files(words)) add(file, sentencesOf(read(file)), sentence);
  return passages;
}

/** Rows of lines that say something. */
function rowsOf(code: string): string[] {
  const lines = code
    .split("\n")
    .filter((line) => !/^\s*(?:\/\/|\/?\*|import\b|export\b|[})\]; ]*$)/.test(line));
  const rows = lines.slice(0, Math.max(1, lines.length - row.lines + 1));
  return rows.map((_, index) => lines.slice(index, index + row.lines).join("\n"));
}

/** What is between quotes, in pieces where values are put in. */
function sentencesOf(code: string): string[] {
  const own = code.replace(/^import\b.*$/gm, "");
  const quoted = own.matchAll(/"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g);
  return [...quoted].flatMap(([, plain, template = ""]) =>
    (plain ?? template).split(/\$\{[^}]*\}/),
  );
}

/** Of the letter at this place among all letters of the text. */
function lineOf(text: string, at: number): number {
  let before = 0;
  return (
    1 +
    text.split("\n").findIndex((line) => {
      before += squeeze(line).length;
      return before > at;
    })
  );
}

/** The texts of a made site: its pages, its notebooks, and the index of its search. */
export function textsOf(site: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of globSync(["*.html", "notebooks/*.ipynb", "searchindex.js"], { cwd: site })) {
    const text = readFileSync(join(site, file), "utf8");
    texts.set(file, file.endsWith(".ipynb") ? sourcesOf(text) : withoutTags(text));
  }
  return texts;
}

/** What is in the cells of a notebook. */
export function sourcesOf(notebook: string): string {
  const { cells } = JSON.parse(notebook) as Notebook;
  return cells.map((cell) => textOf(cell)).join("\n");
}

function withoutTags(html: string): string {
  return html.replace(/<[^>]*>/g, "").replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => {
    const signs: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
    return signs[name] ?? "'";
  });
}

/** Its letters and digits. Signs, spaces, and what escapes them in JSON and HTML, differ from place to place. */
function squeeze(text: string): string {
  return text
    .replace(/\\+[nrt]|&(?:amp|lt|gt|quot|#39|#x27);/g, " ")
    .replace(/[^\p{L}\p{N}_$]+/gu, "");
}

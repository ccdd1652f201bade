import { lstat, opendir } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { reading } from "../report/sentences.ts";
import { nameStudent } from "./name.ts";
import { kindOf, readRegular } from "./open.ts";
import { type Submission, SubmissionError, type SubmissionFile } from "./types.ts";
import { readZip } from "./zip.ts";

/** Names that are not work: of editors, of systems, of tools. */
const IGNORED = /^(\.|__MACOSX$|node_modules$|Thumbs\.db$)/;
const DEPTH_LIMIT = 12;

/**
 * The submissions among the files, folders and archives that were named, sorted by student. Nothing is read yet but
 * the tables of archives; symbolic links in folders are not followed.
 *
 * @param of the one student whose work it all is; without it the names of files and folders tell
 * @throws SubmissionError when what was named on the command line is not there
 */
export async function collect(paths: string[], of: string | null = null): Promise<Submission[]> {
  const students = new Map<string, Submission>();
  for (const path of paths) {
    for await (const piece of walk(path)) {
      const student = of === null ? nameStudent(piece.path, basename(path)) : nameStudent([], of);
      const submission = students.get(student) ?? { student, files: [], refused: [] };
      students.set(student, submission);
      if (piece.file) submission.files.push(piece.file);
      if (piece.refused) submission.refused.push(piece.refused);
    }
  }
  return [...students.values()].sort((a, b) => (a.student < b.student ? -1 : 1));
}

interface Piece {
  /** Below the path that was named: ["alice", "03.ipynb"]; empty for that path itself. */
  path: string[];
  file?: SubmissionFile;
  refused?: string;
}

async function* walk(root: string): AsyncGenerator<Piece> {
  const stat = await lstat(root).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") {
      throw new SubmissionError(reading.notThere(root));
    }
    throw error;
  });
  if (!stat.isDirectory()) yield* pieceOf(root, root, []);
  else {
    let found = false;
    for await (const piece of walkFolder(root, [])) {
      found = true;
      yield piece;
    }
    if (!found) yield { path: [], refused: reading.noFiles(root) };
  }
}

async function* walkFolder(folder: string, above: string[]): AsyncGenerator<Piece> {
  const entries = [];
  for await (const entry of await opendir(folder)) entries.push(entry);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (IGNORED.test(entry.name)) continue;
    const path = join(folder, entry.name);
    const below = [...above, entry.name];
    if (entry.isDirectory()) {
      if (below.length < DEPTH_LIMIT) yield* walkFolder(path, below);
    } else if (entry.isFile()) yield* pieceOf(path, path, below);
    else yield { path: below, refused: reading.noFile(path, kindOf(entry)) };
  }
}

/** A file that was found: itself, or what its archive holds. */
async function* pieceOf(path: string, name: string, below: string[]): AsyncGenerator<Piece> {
  const kind = extname(path).toLowerCase();
  if (kind === ".ipynb" || kind === ".ts") {
    yield { path: below, file: { name, read: () => readRegular(path, name) } };
  } else if (kind === ".zip") yield* piecesOfZip(path, name, below);
  else if (below.length === 0) yield { path: below, refused: reading.unknownKind(name) };
}

async function* piecesOfZip(path: string, name: string, below: string[]): AsyncGenerator<Piece> {
  const inside = below.length === 0 ? [] : [...below.slice(0, -1), basename(name, extname(name))];
  try {
    const archive = await readZip(path, name);
    const files = archive.files.filter((file) => /\.(ipynb|ts)$/i.test(file.name));
    for (const file of files) {
      const within = file.name.slice(name.length + 1).split("/");
      if (within.some((part) => IGNORED.test(part))) continue;
      yield { path: [...inside, ...within], file };
    }
    for (const refused of archive.refused) yield { path: inside, refused };
    if (files.length === 0) yield { path: inside, refused: reading.noFiles(name) };
  } catch (error) {
    if (!(error instanceof SubmissionError)) throw error;
    yield { path: inside, refused: error.message };
  }
}

import { lstat, opendir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { reading } from "../../words/reading.ts";
import { SubmissionError, type SubmissionFile } from "../types.ts";
import { kindOf, readRegular } from "./regular.ts";
import { type Archive, readZip, type Source } from "./zip.ts";

/** Names that are not work: of editors, of systems, of tools. */
const IGNORED = /^(\.|__MACOSX$|node_modules$|Thumbs\.db$)/;
/** What a teacher keeps beside the students' folders. */
const TEACHERS = /^readme|\.(csv|xlsx?|ods|md|log|db|py|ya?ml|toml|ini)$/i;
const DEPTH_LIMIT = 12;
/** Entries of archives within one archive. */
const INNER_LIMIT = 200_000;

/** A folder or an archive that was named, or the folder of files that were. */
export interface Place {
  /** As it was written on the command line. */
  named: string;
  path: string;
  /** Of the folder, or of the archive with its ending. */
  name: string;
  kind: "folder" | "archive" | "files";
  pieces: Piece[];
}

/** Something that was handed in, and is read or is not. */
export interface Piece {
  /** Below the place; archives are like folders. What is told of a folder itself ends in "". */
  path: string[];
  file?: SubmissionFile;
  /** It was refused. A sentence. */
  refused?: string;
  /** It is not something that is graded, which is told where there is nothing else. A sentence. */
  unread?: string;
}

/**
 * What is in the files, folders and archives that were named. Nothing is read yet but the tables of archives; symbolic
 * links in folders are not followed.
 *
 * @throws SubmissionError when one is not there
 */
export async function readPlaces(names: string[]): Promise<Place[]> {
  const places = new Map<string, Place>();
  const add = (place: Place): Place => {
    const known = places.get(place.path) ?? place;
    places.set(place.path, known);
    return known;
  };
  for (const named of names) {
    const path = resolve(named);
    const name = basename(path);
    const isFolder = await isDirectory(named);
    const kind = isFolder ? "folder" : /\.zip$/i.test(name) ? "archive" : "files";
    if (kind === "files") {
      const folder = dirname(path);
      const { pieces } = add({
        named: dirname(named),
        path: `${folder}/`,
        name: basename(folder),
        kind,
        pieces: [],
      });
      if (!pieces.some((piece) => piece.path[0] === name)) {
        pieces.push(pieceOf(path, shown(basename(folder), [name]), [name]));
      }
      continue;
    }
    if (places.has(path)) continue;
    const { pieces } = add({ named, path, name, kind, pieces: [] });
    const found = isFolder ? walkFolder(path, name, []) : piecesOfZip(path, name, []);
    for await (const piece of found) pieces.push(piece);
    if (pieces.length === 0) pieces.push({ path: [], unread: reading.noFiles(named) });
  }
  return [...places.values()];
}

async function isDirectory(named: string): Promise<boolean> {
  try {
    const found = await lstat(named);
    // A teacher's own link leads to the class.
    return found.isSymbolicLink() ? (await stat(named)).isDirectory() : found.isDirectory();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ENOTDIR") throw error;
    throw new SubmissionError(reading.notThere(named));
  }
}

async function* walkFolder(folder: string, place: string, above: string[]): AsyncGenerator<Piece> {
  const entries = [];
  for await (const entry of await opendir(folder)) entries.push(entry);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (IGNORED.test(entry.name)) continue;
    const path = join(folder, entry.name);
    const below = [...above, entry.name];
    const name = shown(place, below);
    if (entry.isDirectory()) {
      let found = false;
      if (below.length < DEPTH_LIMIT) {
        for await (const piece of walkFolder(path, place, below)) {
          found = true;
          yield piece;
        }
      }
      if (!found) yield { path: [...below, ""], unread: reading.noFiles(name) };
    } else if (!entry.isFile()) yield { path: below, refused: reading.noFile(name, kindOf(entry)) };
    else if (/\.zip$/i.test(entry.name)) yield* piecesOfZip(path, name, below);
    else if (above.length > 0 || !TEACHERS.test(entry.name)) yield pieceOf(path, name, below);
  }
}

/** Code alone may be named by its folder: files/write-seek-read.ts. */
function shown(place: string, below: string[]): string {
  const [first = ""] = below;
  return below.length === 1 && /\.ts$/i.test(first) ? `${place}/${first}` : below.join("/");
}

function pieceOf(path: string, name: string, below: string[]): Piece {
  return isGraded(name)
    ? { path: below, file: { name, read: () => readRegular(path, name) } }
    : { path: below, unread: reading.unknownKind(name) };
}

/** @param inner how many entries the archives within this one may have; 0 within another one */
async function* piecesOfZip(
  source: Source,
  name: string,
  below: string[],
  inner = INNER_LIMIT,
): AsyncGenerator<Piece> {
  let archive: Archive;
  try {
    archive = await readZip(source, name);
  } catch (error) {
    if (!(error instanceof SubmissionError)) throw error;
    yield { path: below, refused: error.message };
    return;
  }
  let left = inner;
  let found = false;
  for (const { path, name: own, read } of archive.files) {
    if (path.some((part) => IGNORED.test(part))) continue;
    const at = [...below, ...path];
    if (at.length === 1 && TEACHERS.test(path[0] ?? "")) continue;
    found = true;
    if (isGraded(own)) yield { path: at, file: { name: own, read } };
    else if (!/\.zip$/i.test(own)) yield { path: at, unread: reading.unknownKind(own) };
    else if (left === 0) yield { path: at, refused: reading.zipInZip(own) };
    else {
      for await (const piece of piecesOfZip(read, own, at, 0)) {
        left = Math.max(0, left - 1);
        yield piece;
      }
    }
  }
  for (const { path, why } of archive.refused) yield { path: [...below, ...path], refused: why };
  if (!found && archive.refused.length === 0) {
    const path = below.length === 0 ? below : [...below, ""];
    yield { path, unread: reading.noFiles(name) };
  }
}

function isGraded(name: string): boolean {
  return /\.(ipynb|ts)$/i.test(name);
}

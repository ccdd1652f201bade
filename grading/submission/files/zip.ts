/**
 * Archives of learners, read with yauzl: entry by entry into memory, never unpacked to the disk. Paths that lead out of
 * the archive are left out, and entries that give more bytes than they declared refused; what they declare is bounded here.
 */
import { buffer } from "node:stream/consumers";
import {
  type Entry,
  fromBufferPromise,
  fromFdPromise,
  validateFileName,
  type ZipFile,
} from "yauzl";
import { S_IFLNK, S_IFMT, S_IFREG } from "../../../lib/linux/constants/files.ts";
import { kinds, reading } from "../../words/reading.ts";
import { FILE_LIMIT, SubmissionError, type SubmissionFile } from "../types.ts";
import { openRegular } from "./regular.ts";
import { entryName } from "./zip-names.ts";

const ARCHIVE_LIMIT = 4 * 1024 ** 3;
const ENTRY_LIMIT = 20_000;
/** What any archive may unpack to, and how many times its own size a larger one may. */
const FREE_SIZE = 512 * 1024 ** 2;
const RATIO_LIMIT = 100;

/** In `externalFileAttributes`, where the archive was made on Unix: the mode of the file. */
const MADE_ON_UNIX = 3;

export interface Archive {
  files: ZipEntry[];
  /** Entries that were left out. */
  refused: { path: string[]; why: string }[];
}

export interface ZipEntry extends SubmissionFile {
  /** Within the archive: ["alice", "03-pipes.ipynb"]. */
  path: string[];
}

/** An archive on the disk, or the bytes of one inside another. */
export type Source = string | (() => Promise<Buffer>);

/**
 * The regular files of an archive, sorted by name; each is inflated only when it is read.
 *
 * @param name what readers know it as
 * @throws SubmissionError when the archive cannot be read or was made to do harm
 */
export async function readZip(source: Source, name: string): Promise<Archive> {
  return await withZip(source, name, async (zip, size) => {
    const found: { path: string[]; entry: Entry }[] = [];
    const refused: Archive["refused"] = [];
    let total = 0;
    if (zip.entryCount > ENTRY_LIMIT) {
      throw new SubmissionError(reading.zipEntries(name, ENTRY_LIMIT));
    }
    for await (const entry of zip.eachEntry()) {
      const file = entryName(entry);
      if (file.endsWith("/") || /^\.?$/.test(file)) continue;
      total += entry.uncompressedSize;
      const path = file.split("/").filter((part) => !/^\.{0,2}$/.test(part));
      const why = isLong(path) ? reading.zipLongName(name) : refuse(entry, file, name);
      if (why) refused.push({ path: isLong(path) ? [] : path, why });
      else found.push({ path, entry });
    }
    const allowed = Math.max(FREE_SIZE, RATIO_LIMIT * size);
    if (total > allowed) throw new SubmissionError(reading.zipBomb(name, allowed));
    found.sort((a, b) => (a.path.join("/") < b.path.join("/") ? -1 : 1));
    const seen = new Set<string>();
    const files = found.map(({ path, entry }) => {
      const own = once(path, seen);
      const shown = `${name}/${own.join("/")}`;
      return { path: own, name: shown, read: () => readEntry(source, name, shown, entry) };
    });
    return { files, refused };
  });
}

/** No such file can exist on a disk; what looks at names takes time that grows with them. */
function isLong(path: string[]): boolean {
  return path.length > 64 || path.some((part) => part.length > 255);
}

/** An archive may hold one name twice: a.ipynb and a (2).ipynb. */
function once(path: string[], seen: Set<string>): string[] {
  const last = path.at(-1) ?? "";
  const dot = last.lastIndexOf(".") < 0 ? last.length : last.lastIndexOf(".");
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? last : `${last.slice(0, dot)} (${number})${last.slice(dot)}`;
    const own = [...path.slice(0, -1), name];
    if (seen.has(own.join("/"))) continue;
    seen.add(own.join("/"));
    return own;
  }
}

/** Opens the archive again: neither it nor its descriptor is held while the class is graded. */
async function readEntry(
  source: Source,
  name: string,
  shown: string,
  entry: Entry,
): Promise<Buffer> {
  return await withZip(
    source,
    shown,
    async (zip) => {
      const stream = await zip.openReadStreamPromise(entry);
      return await buffer(stream);
    },
    name,
  );
}

async function withZip<T>(
  source: Source,
  shown: string,
  use: (zip: ZipFile, size: number) => Promise<T>,
  name: string = shown,
): Promise<T> {
  // Names are decoded and looked at here: yauzl would refuse all entries for one.
  const options = { autoClose: false, decodeStrings: false };
  if (typeof source !== "string") {
    const bytes = await source();
    return await tell(shown, async () =>
      use(await fromBufferPromise(bytes, options), bytes.length),
    );
  }
  const { handle, size } = await openRegular(source, name, ARCHIVE_LIMIT);
  try {
    return await tell(shown, async () => use(await fromFdPromise(handle.fd, options), size));
  } finally {
    await handle.close();
  }
}

/** What is wrong with an archive, as a sentence. */
async function tell<T>(shown: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SubmissionError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    // A system call that failed has nothing to do with the archive.
    if (code !== undefined && /^E[A-Z]+$/.test(code)) throw error;
    throw new SubmissionError(reading.zipBroken(shown, message));
  }
}

function refuse(entry: Entry, file: string, name: string): string | null {
  const shown = `${name}/${file}`;
  const madeOn = entry.versionMadeBy >> 8;
  const format = (entry.externalFileAttributes >>> 16) & S_IFMT;
  if (validateFileName(file) !== null) return reading.zipEscapes(name, file);
  if (madeOn === MADE_ON_UNIX && format !== 0 && format !== S_IFREG) {
    return reading.noFile(shown, format === S_IFLNK ? kinds.link : kinds.special);
  }
  if (entry.isEncrypted()) return reading.zipEncrypted(shown);
  if (entry.uncompressedSize > FILE_LIMIT) {
    return reading.tooLarge(shown, entry.uncompressedSize, FILE_LIMIT);
  }
  return null;
}

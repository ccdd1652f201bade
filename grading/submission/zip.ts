/**
 * Archives of learners, read with yauzl: entry by entry into memory, never unpacked to the disk. It refuses absolute
 * paths, ".." and back slashes, and entries that give more bytes than they declared; what they declare is bounded here.
 */
import { buffer } from "node:stream/consumers";
import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import { reading } from "../report/sentences.ts";
import { openRegular } from "./open.ts";
import { FILE_LIMIT, SubmissionError, type SubmissionFile } from "./types.ts";

const ARCHIVE_LIMIT = 4 * 1024 ** 3;
const ENTRY_LIMIT = 20_000;
/** What any archive may unpack to, and how many times its own size a larger one may. */
const FREE_SIZE = 512 * 1024 ** 2;
const RATIO_LIMIT = 100;

/** In `externalFileAttributes`, where the archive was made on Unix: the mode of the file. */
const MADE_ON_UNIX = 3;
const FORMAT = 0o170000;
const REGULAR = 0o100000;

export interface Archive {
  files: SubmissionFile[];
  /** Entries that were left out. Sentences. */
  refused: string[];
}

/**
 * The regular files of an archive, sorted by name; each is inflated only when it is read.
 *
 * @throws SubmissionError when the archive cannot be read or was made to do harm
 */
export async function readZip(path: string, name: string = path): Promise<Archive> {
  return await withZip(path, name, async (zip, size) => {
    const found: { shown: string; entry: Entry }[] = [];
    const refused: string[] = [];
    let total = 0;
    if (zip.entryCount > ENTRY_LIMIT) {
      throw new SubmissionError(reading.zipEntries(name, ENTRY_LIMIT));
    }
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith("/")) continue;
      const shown = `${name}/${entry.fileName}`;
      total += entry.uncompressedSize;
      const refusal = refuse(entry, shown);
      if (refusal) refused.push(refusal);
      else found.push({ shown, entry });
    }
    const allowed = Math.max(FREE_SIZE, RATIO_LIMIT * size);
    if (total > allowed) throw new SubmissionError(reading.zipBomb(name, allowed));
    found.sort((a, b) => (a.shown < b.shown ? -1 : 1));
    const files = found.map(({ shown, entry }) => ({
      name: shown,
      read: () => readEntry(path, name, shown, entry),
    }));
    return { files, refused };
  });
}

/** Opens the archive anew: neither it nor its descriptor is held while the class is graded. */
async function readEntry(path: string, name: string, shown: string, entry: Entry): Promise<Buffer> {
  return await withZip(
    path,
    shown,
    async (zip) => {
      const stream = await zip.openReadStreamPromise(entry);
      return await buffer(stream);
    },
    name,
  );
}

async function withZip<T>(
  path: string,
  shown: string,
  use: (zip: ZipFile, size: number) => Promise<T>,
  name: string = shown,
): Promise<T> {
  const { handle, size } = await openRegular(path, name, ARCHIVE_LIMIT);
  try {
    return await use(await fromFdPromise(handle.fd, { autoClose: false }), size);
  } catch (error) {
    if (error instanceof SubmissionError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    // A system call that failed is no matter of the archive.
    if (code !== undefined && /^E[A-Z]+$/.test(code)) throw error;
    const entry = /^(?:invalid relative path|absolute path|invalid characters in fileName): (.*)$/s;
    const escapes = entry.exec(message);
    if (escapes) throw new SubmissionError(reading.zipEscapes(shown, escapes[1] ?? ""));
    throw new SubmissionError(reading.zipBroken(shown, message));
  } finally {
    await handle.close();
  }
}

function refuse(entry: Entry, shown: string): string | null {
  const madeOn = entry.versionMadeBy >> 8;
  const format = (entry.externalFileAttributes >>> 16) & FORMAT;
  if (madeOn === MADE_ON_UNIX && format !== 0 && format !== REGULAR) {
    return reading.noFile(shown, format === 0o120000 ? "symbolic link" : "special file");
  }
  if (entry.isEncrypted()) return reading.zipEncrypted(shown);
  if (/\.zip$/i.test(entry.fileName)) return reading.zipInZip(shown);
  if (entry.uncompressedSize > FILE_LIMIT) {
    return reading.tooLarge(shown, entry.uncompressedSize, FILE_LIMIT);
  }
  return null;
}

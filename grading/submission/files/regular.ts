/**
 * Opening what learners handed in. A name may be a symbolic link to /etc/shadow, a FIFO that nobody writes to, or a
 * device without an end: only regular files are read, and that is decided on the descriptor, not on the name.
 */
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { kinds, reading } from "../../words/reading.ts";
import { FILE_LIMIT, SubmissionError } from "../types.ts";

/**
 * Opens a regular file for reading: never through a symbolic link as its last component, never waiting.
 *
 * @throws SubmissionError when it is something else, too large or may not be read
 */
export async function openRegular(
  path: string,
  name: string = path,
  limit: number = FILE_LIMIT,
): Promise<{ handle: FileHandle; size: number }> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK, O_NOCTTY } = constants;
  let handle: FileHandle;
  try {
    // Without O_NONBLOCK the open of a FIFO waits for a writer.
    handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  } catch (error) {
    throw refusal(error as NodeJS.ErrnoException, name);
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new SubmissionError(reading.noFile(name, kindOf(stat)));
    if (stat.size > limit) throw new SubmissionError(reading.tooLarge(name, stat.size, limit));
    return { handle, size: stat.size };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The bytes of a regular file, at most `limit` of them, even when it grows meanwhile. */
export async function readRegular(path: string, name?: string, limit?: number): Promise<Buffer> {
  const { handle, size } = await openRegular(path, name, limit);
  try {
    const buffer = Buffer.alloc(size);
    let at = 0;
    while (at < size) {
      const { bytesRead } = await handle.read(buffer, at, size - at, at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return buffer.subarray(0, at);
  } finally {
    await handle.close();
  }
}

/** "named pipe (FIFO)", … for what is not a regular file. */
export function kindOf(stat: {
  isDirectory(): boolean;
  isFIFO(): boolean;
  isSocket(): boolean;
  isSymbolicLink(): boolean;
}): string {
  if (stat.isDirectory()) return kinds.folder;
  if (stat.isFIFO()) return kinds.fifo;
  if (stat.isSocket()) return kinds.socket;
  return stat.isSymbolicLink() ? kinds.link : kinds.device;
}

function refusal(error: NodeJS.ErrnoException, name: string): Error {
  switch (error.code) {
    case "ENOENT":
    case "ENOTDIR":
      return new SubmissionError(reading.notThere(name));
    case "ELOOP":
      return new SubmissionError(reading.noFile(name, kinds.link));
    case "ENXIO":
    case "ENODEV":
      return new SubmissionError(reading.noFile(name, kinds.socketOrDevice));
    case "EACCES":
    case "EPERM":
      return new SubmissionError(reading.denied(name));
    default:
      // EMFILE, EIO, …: ours or the machine's.
      return error;
  }
}

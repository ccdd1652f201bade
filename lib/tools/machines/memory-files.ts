import { readFileSync, writeFileSync } from "node:fs";

/** A file of an initial memory file system. */
export interface MemoryFile {
  name: string;
  content: Buffer;
  executable: boolean;
}

/**
 * Writes an initial memory file system for Linux: an archive of cpio in its "newc" format.
 *
 * @see https://docs.kernel.org/driver-api/early-userspace/buffer-format.html
 */
export function writeMemoryFiles(path: string, files: MemoryFile[]): void {
  const folders = new Set(files.flatMap(({ name }) => foldersOf(name)));
  const entries = [
    ...[...folders].map((name) => entry(name, 0o040755)),
    ...files.map(({ name, content, executable }) =>
      entry(name, executable ? 0o100755 : 0o100644, content),
    ),
    entry("TRAILER!!!", 0),
  ];
  writeFileSync(path, Buffer.concat(entries));
}

export const memoryFile = (name: string, path: string, executable = false): MemoryFile => ({
  ...{ name, executable },
  content: readFileSync(path),
});

/** The outer ones first. */
function foldersOf(name: string): string[] {
  const parts = name.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function entry(name: string, mode: number, content: Buffer = Buffer.alloc(0)): Buffer {
  // Its number, mode, user, group, links, time, size, two device numbers of two parts each, length of its name, no sum.
  number += 1;
  const fields = [number, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, name.length + 1, 0];
  const head = `070701${fields.map((field) => field.toString(16).padStart(8, "0")).join("")}${name}\0`;
  return Buffer.concat([padded(Buffer.from(head)), padded(content)]);
}

let number = 0;

/** With zeros up to a multiple of four bytes. */
const padded = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/** What kind of file a mode tells of, inode(7). */
import {
  S_IFBLK,
  S_IFCHR,
  S_IFDIR,
  S_IFIFO,
  S_IFLNK,
  S_IFMT,
  S_IFREG,
  S_IFSOCK,
} from "./constants/files.ts";

export type FileType = "file" | "directory" | "fifo" | "socket" | "symlink" | "device";

const TYPES: Record<number, FileType> = {
  [S_IFREG]: "file",
  [S_IFDIR]: "directory",
  [S_IFIFO]: "fifo",
  [S_IFSOCK]: "socket",
  [S_IFLNK]: "symlink",
  [S_IFCHR]: "device",
  [S_IFBLK]: "device",
};

/** "fifo" of `S_IFIFO | 0o644`; null for a number that has no type. */
export function fileType(mode: number): FileType | null {
  return TYPES[mode & S_IFMT] ?? null;
}

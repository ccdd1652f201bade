/** What kind of object a descriptor leads to, by its link in /proc or by its mode. */
import { fileType } from "../../linux/mode.ts";
import type { ObjectKind } from "../types.ts";

/** Flags that say how to open, and the descriptor's own: none of them is a status flag. */
export const NOT_STATUS: Set<string> = new Set(
  "O_CLOEXEC O_CREAT O_EXCL O_NOCTTY O_TRUNC O_PATH O_NOFOLLOW O_DIRECTORY O_TMPFILE".split(" "),
);

export function isPipe(kind: ObjectKind | undefined): boolean {
  return kind === "pipe" || kind === "fifo";
}

export function hasOffset(kind: ObjectKind | undefined): boolean {
  return (
    kind === "file" || kind === "memfd" || kind === "directory" || kind?.startsWith("std") === true
  );
}

export function kindOf(link: string): ObjectKind {
  if (link.startsWith("pipe:")) return "pipe";
  if (link.startsWith("socket:")) return "socket";
  if (link.startsWith("/memfd:")) return "memfd";
  if (link.startsWith("/dev/mqueue/")) return "mqueue";
  if (link.startsWith("anon_inode:[eventfd]")) return "eventfd";
  if (link.startsWith("anon_inode:")) return "other";
  if (link.startsWith("/dev/") && !link.startsWith("/dev/shm/")) return "device";
  return link.startsWith("/") ? "file" : "other";
}

export function kindOfMode(mode: number): ObjectKind {
  const type = fileType(mode);
  return type === null || type === "symlink" ? "file" : type;
}

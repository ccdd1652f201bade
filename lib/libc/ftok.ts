import { beforeCall, hooked } from "./call.ts";
import { checkInt, checkText } from "./check.ts";
import { raise } from "./errors.ts";
import { bind, errno } from "./native.ts";
import type { Int, Key } from "./types.ts";

const c_ftok = bind<(path: string, project: number) => number>(
  "int ftok(const char *path, int project)",
);

/** A key made of a file's device and inode and the lowest 8 bits of `project`. ENOENT. `ftok(3)` */
export function ftok(path: string, project: Int): Key {
  checkText("path", path);
  checkInt("project", project);
  if (hooked) beforeCall("ftok");
  const key = c_ftok(path, project);
  if (key === -1) raise(errno(), "ftok", path, project);
  return key as Key;
}

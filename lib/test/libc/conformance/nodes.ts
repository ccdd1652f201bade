import { mkdirSync, symlinkSync } from "node:fs";
import type { Case, Cases, Place } from "./types.ts";

type Make = (place: Place, path: string) => void;
const fifo: Make = ({ c }, path) => c.mkfifo(path, 0o777);
const node: Make = ({ c }, path) => c.mknod(path, c.S_IFIFO | 0o777, 0);

const tooLong =
  (make: Make): Case =>
  (place) =>
    make(place, "a".repeat(4098));
const exists =
  (make: Make): Case =>
  (place) =>
    make(place, place.file("tnode_1"));
const noParent =
  (make: Make): Case =>
  (place) =>
    make(place, "testdir_2/tnode_2");
const empty =
  (make: Make): Case =>
  (place) =>
    make(place, "");
const loop =
  (make: Make): Case =>
  (place) => {
    symlinkSync(".", "test_eloop");
    make(place, `${"test_eloop/".repeat(43)}x`);
  };
const readOnly =
  (make: Make): Case =>
  (place) => {
    mkdirSync("ro_dir", 0o755);
    place.nobody();
    make(place, "ro_dir/x");
  };
const device =
  (type: "S_IFCHR" | "S_IFBLK"): Case =>
  ({ c, nobody }) => {
    nobody();
    c.mknod("t", c[type] | 0o600, 0x103);
  };

/** mknod and mkfifo. */
export const nodes: Cases = {
  "mknod-01": tooLong(node),
  "mknod-02": exists(node),
  "mknod-04": noParent(node),
  "mknod-05": empty(node),
  "mknod-07": loop(node),
  "mknod-08": readOnly(({ c }, path) => c.mknod(path, c.S_IFSOCK | 0o777, 0)),
  "mknod-10": device("S_IFCHR"),
  "mknod-11": device("S_IFBLK"),
  "mknod-13": ({ c }) => c.mknod("tn", c.S_IFMT, 0),
  "mkfifo-01": tooLong(fifo),
  "mkfifo-02": exists(fifo),
  "mkfifo-04": noParent(fifo),
  "mkfifo-05": empty(fifo),
  "mkfifo-07": loop(fifo),
  "mkfifo-08": readOnly(fifo),
};

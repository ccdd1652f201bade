import { IPC_CREAT, IPC_EXCL, SHM_HUGETLB, SHM_NORESERVE } from "../linux/constants/sysv.ts";
import { ACCESSPERMS } from "../linux/constants/traced.ts";
import { Shown } from "./errors.ts";
import { showFlags } from "./flags.ts";

/** The flags of a `get` call for a message: IPC_CREAT|IPC_EXCL|0666. */
export function showGet(flags: number): Shown {
  const mode = flags & ACCESSPERMS;
  const named = { IPC_CREAT, IPC_EXCL, SHM_HUGETLB, SHM_NORESERVE };
  const text = showFlags(flags & ~ACCESSPERMS, named, mode === 0 ? "0" : null).text;
  const parts = [text, mode === 0 ? "" : `0${mode.toString(8)}`];
  return new Shown(parts.filter((part) => part !== "").join("|"));
}

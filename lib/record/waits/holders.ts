/** What a holder has or has not done, in words. */

import { list } from "../../words/list.ts";
import { holder, holders } from "../../words/record/waits.ts";
import type { Holder, HolderKind } from "../types.ts";

/** Each of them as a holder of this kind. */
export function holding(kind: HolderKind, who: { process: string; fd: number | null }[]): Holder[] {
  return who.map(({ process, fd }) => ({ process, fd, kind, what: holder[kind] }));
}

/** "P1 (fd 4) and P2 (fd 4) have the write end open, P3 holds …": those of one kind together. */
export function sayHolders(all: Holder[]): string {
  return [...new Set(all.map(({ kind }) => kind))]
    .map((kind) => {
      const alike = all.filter((one) => one.kind === kind);
      const names = alike.map(({ process, fd }) =>
        fd === null ? process : holders.by(process, fd),
      );
      return holders[kind](list(names), names.length);
    })
    .join(", ");
}

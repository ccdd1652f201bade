/** What a holder has or has not done, in words. */
import type { Holder, HolderKind } from "../types.ts";

/** After the name of one, and after the names of several. */
const WORDS: Record<HolderKind, { one: string; many: string }> = {
  "write-end": { one: "has the write end open", many: "have the write end open" },
  "read-end": { one: "could read it", many: "could read it" },
  peer: { one: "has the other side", many: "have the other side" },
  child: { one: "has not ended", many: "have not ended" },
  lock: { one: "holds a lock on it", many: "hold a lock on it" },
};

/** Each of them as a holder of this kind. */
export function holding(kind: HolderKind, who: { process: string; fd: number | null }[]): Holder[] {
  return who.map(({ process, fd }) => ({ process, fd, kind, what: WORDS[kind].one }));
}

/** "P1 (fd 4) and P2 (fd 4) have the write end open, P3 holds …": those of one kind together. */
export function sayHolders(holders: Holder[]): string {
  return [...new Set(holders.map(({ kind }) => kind))]
    .map((kind) => {
      const alike = holders.filter((holder) => holder.kind === kind);
      const names = alike.map((h) => (h.fd === null ? h.process : `${h.process} (fd ${h.fd})`));
      const { one, many } = WORDS[kind];
      return `${joinWords(names)} ${names.length > 1 ? many : one}`;
    })
    .join(", ");
}

export function joinWords(words: string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Redirections as a shell writes them (POSIX XCU 2.7) → what the box does before a program starts. */

import { refused } from "../words/program/run.ts";
import { ProgramError } from "./errors.ts";
import type { Redirect } from "./wire.ts";

const ONE = /\s*(\d*)(<>|>>|>&|<&|>\||>|<)\s*("[^"]*"|'[^']*'|[^\s<>&]+)\s*/y;

const MODES: Record<string, "read" | "write" | "append" | "readwrite"> = {
  "<": "read",
  ">": "write",
  ">|": "write",
  ">>": "append",
  "<>": "readwrite",
};

/** "3> temp.txt", "2>&1", "< in.txt", "0<&-", several in one text or in a list; in their order. */
export function readRedirects(text: string | string[]): Redirect[] {
  return (Array.isArray(text) ? text : [text]).flatMap(readText);
}

function readText(text: string): Redirect[] {
  const found: Redirect[] = [];
  ONE.lastIndex = 0;
  while (ONE.lastIndex < text.length) {
    const at = ONE.lastIndex;
    const match = ONE.exec(text);
    if (!match) {
      throw new ProgramError(refused.redirection(JSON.stringify(text.slice(at))));
    }
    found.push(redirectOf(match[1] ?? "", match[2] ?? "", match[3] ?? "", text));
  }
  return found;
}

function redirectOf(digits: string, operator: string, word: string, text: string): Redirect {
  const fd = digits === "" ? (operator.startsWith("<") ? 0 : 1) : Number(digits);
  const mode = MODES[operator];
  if (mode) return { fd, to: "file", path: word.replace(/^["'](.*)["']$/, "$1"), mode };
  if (word === "-") return { fd, to: "closed" };
  if (/^\d+$/.test(word)) return { fd, to: "fd", from: Number(word) };
  throw new ProgramError(refused.redirectionTo(JSON.stringify(text), operator));
}

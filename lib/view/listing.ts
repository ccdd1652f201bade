import { escapeUTF8 } from "entities/escape";
import { S_ISGID, S_ISUID, S_ISVTX } from "../linux/constants/files.ts";
import type { FileType } from "../linux/mode.ts";
import { sentences } from "../words/sentences.ts";
import { bytes } from "../words/view/amounts.ts";
import { listing as say } from "../words/view/cards.ts";
import { cardHtml } from "./tell/html.ts";
import { tableText } from "./tell/table-text.ts";
import type { Card } from "./types.ts";

/** What is known of a file of the working directory. */
export interface Listed {
  type: FileType;
  mode: number;
  size: number;
}

/** The files that a run left, as `ls -al` shows them: the first letter is the type, `p` a FIFO (ls(1), inode(7)). */
export function listing(files: Record<string, Listed>): Card {
  const rows = Object.entries(files)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, file]) => [modeText(file), file.size, name] as [string, number, string]);
  const table = { columns: say.columns(), rows };
  const kinds = [...new Set(Object.values(files).map((file) => file.type))];
  const key = kinds.map((kind) => say.letter(LETTERS[kind], say.kinds[kind]));
  const caption = key.length > 0 ? say.key(key.join(", ")) : say.nothing;
  const width = Math.max(1, ...rows.map(([, size]) => String(size).length));
  const lines = rows.map(([mode, size, name]) => {
    const letter = `<strong style="text-decoration:underline">${mode.slice(0, 1)}</strong>`;
    return `${letter}${escapeUTF8(mode.slice(1))} ${String(size).padStart(width)} ${escapeUTF8(name)}`;
  });
  const said = Object.entries(files).map(([name, file]) =>
    say.file(name, say.kinds[file.type], bytes(file.size), modeText(file)),
  );
  return {
    title: say.title,
    caption,
    description: sentences(said.length > 0 ? said : [say.nothing]),
    table,
    html: cardHtml(say.label, "grey", [
      `<pre style="margin:0;background:none;color:inherit">${lines.join("\n")}</pre>`,
      `<p style="margin:0.4em 0 0">${escapeUTF8(caption)}</p>`,
    ]),
    text: rows.length > 0 ? tableText(table) : say.noFiles,
  };
}

const LETTERS = { file: "-", directory: "d", fifo: "p", socket: "s", symlink: "l", device: "c" };
/** "prw-r--r--" of a type and mode bits. */
function modeText({ type, mode }: Listed): string {
  const bit = (n: number, letter: string) => (mode & n ? letter : "-");
  const triple = (shift: number, special: number, letter: string) => {
    const x = (mode >> shift) & 1;
    const last = mode & special ? (x ? letter : letter.toUpperCase()) : x ? "x" : "-";
    return `${bit(4 << shift, "r")}${bit(2 << shift, "w")}${last}`;
  };
  return `${LETTERS[type]}${triple(6, S_ISUID, "s")}${triple(3, S_ISGID, "s")}${triple(0, S_ISVTX, "t")}`;
}

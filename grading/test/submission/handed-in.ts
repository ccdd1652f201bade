// What students hand in, made of a few words: folders, files and archives in archives.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** A file's text by its path; under a path that ends in .zip what the archive holds, under one that ends in / nothing. */
export interface Tree {
  [path: string]: string | Tree;
}

export async function handIn(folder: string, tree: Tree): Promise<void> {
  for (const [name, content] of Object.entries(tree)) {
    const path = join(folder, name);
    mkdirSync(name.endsWith("/") ? path : dirname(path), { recursive: true });
    if (name.endsWith("/")) continue;
    writeFileSync(path, typeof content === "string" ? content : await zipped(content));
  }
}

export async function zipped(tree: Tree, mode = 0o100644): Promise<Buffer> {
  const out = new ZipFile();
  for (const [name, content] of Object.entries(tree)) {
    const bytes = typeof content === "string" ? Buffer.from(content) : await zipped(content);
    out.addBuffer(bytes, name, { mode });
  }
  out.end();
  return await buffer(out.outputStream);
}

/** The names of all entries as these bytes, without a word on their encoding. */
export function renamed(archive: Buffer, from: string, to: Buffer): Buffer {
  const bytes = Buffer.from(
    archive.toString("latin1").replaceAll(from, to.toString("latin1")),
    "latin1",
  );
  for (const [mark, flag] of [
    ["PK\u0003\u0004", 6],
    ["PK\u0001\u0002", 8],
  ] as const) {
    for (
      let at = bytes.indexOf(mark, 0, "latin1");
      at >= 0;
      at = bytes.indexOf(mark, at + 4, "latin1")
    ) {
      bytes.writeUInt16LE(bytes.readUInt16LE(at + flag) & ~0x800, at + flag);
    }
  }
  return bytes;
}

// What our kernel costs beside plain tslab: from its start to the end of its first cell.
import { join } from "node:path";
import { execa } from "execa";
import { root, venv } from "../../ground/place.mjs";
import { compare } from "./compare.ts";
import type { Measurement } from "./types.ts";

const node = join(root, "node_modules", ".bin", "node");
const ours = [node, join(root, "lib", "dist", "kernel", "main.js"), "{connection_file}"];
const tslab = [
  node,
  join(root, "node_modules", "tslab", "bin", "tslab"),
  "kernel",
  "--config-path",
  "{connection_file}",
];

export async function measure({ full }: { full: boolean }): Promise<Measurement[]> {
  const about = {
    name: "kernel ready and a trivial cell",
    unit: "ms",
    against: "plain tslab",
    target: 1.2,
  };
  return [
    await compare(
      about,
      full ? 9 : 3,
      () => firstCell(ours),
      () => firstCell(tslab),
    ),
  ];
}

/** From the start of the kernel to the end of its first cell, in ms. */
async function firstCell(argv: string[]): Promise<number> {
  const python = join(venv, "bin", "python");
  const script = join(import.meta.dirname, "kernel.py");
  const { stdout } = await execa(python, [script, join(root, "notebooks"), ...argv]);
  return (JSON.parse(stdout) as { cell: number }).cell;
}

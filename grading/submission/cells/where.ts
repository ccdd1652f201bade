import type { Cell } from "../types.ts";

/** For a reader: "alice.ipynb, cell 14". */
export function whereOf({ file, number }: Pick<Cell, "file" | "number">): string {
  return /\.ts$/i.test(file) ? file : `${file}, cell ${number}`;
}

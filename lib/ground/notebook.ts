/** A notebook, nbformat 4.5 (nbformat.readthedocs.io), as far as it is read here. */
export interface Notebook {
  nbformat: number;
  nbformat_minor: number;
  metadata: Record<string, unknown>;
  cells: Cell[];
}

export interface Cell {
  cell_type: string;
  id: string;
  metadata: { exercise?: string; tags?: string[]; [name: string]: unknown };
  source: Text;
  outputs?: Output[];
  execution_count?: number | null;
}

export interface Output {
  output_type: string;
  data?: Record<string, unknown>;
  [name: string]: unknown;
}

/** A text, whole or as a list of its lines. */
export type Text = string | string[];

/** The text of a cell. */
export function textOf({ source }: Pick<Cell, "source">): string {
  return joined(source);
}

/** A text of an output, "" where there is none. */
export function joined(text: unknown): string {
  return [text ?? ""].flat().join("");
}

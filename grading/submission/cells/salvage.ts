/**
 * Cells out of a notebook that is no longer JSON: cut off, with marks of a merge, or edited by hand.
 *
 * A cell is an object that holds "cell_type". Wherever one may begin, its end is looked for (braces outside of
 * strings) and the piece is parsed by itself; where that fails, the search goes on at the next line that opens an object.
 */
export function salvageCells(text: string): unknown[] {
  const cells: unknown[] = [];
  const list = text.search(/"cells"\s*:\s*\[/);
  let at = text.indexOf("{", list < 0 ? 0 : list);
  // Each failed try may look at all that follows: the work of all tries together is bounded.
  let work = 8 * text.length + 1e6;
  while (at >= 0 && work > 0) {
    const end = findEnd(text, at);
    work -= (end ?? text.length) - at;
    const cell = end === null ? null : parseCell(text.slice(at, end));
    if (cell !== null) cells.push(cell);
    at = cell !== null && end !== null ? text.indexOf("{", end) : nextOpening(text, at + 1);
  }
  return cells;
}

function nextOpening(text: string, from: number): number {
  const opening =
    /\{[ \t\r]*(?:\n|"cell_type"|"id"|"metadata"|"attachments"|"source"|"execution_count")/g;
  opening.lastIndex = from;
  return opening.exec(text)?.index ?? -1;
}

/** One past the brace that closes the object which begins at `start`; null when the text ends before. */
function findEnd(text: string, start: number): number | null {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) i = endOfString(text, i);
    else if (code === 0x7b) depth += 1;
    else if (code === 0x7d && --depth === 0) return i + 1;
  }
  return null;
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x5c) i += 1;
    else if (code === 0x22) return i;
    // JSON has no line end in a string: here a quote was lost, and the next line is sound again.
    else if (code === 0x0a) return i;
  }
  return text.length;
}

function parseCell(piece: string): unknown {
  if (!piece.includes('"cell_type"')) return null;
  try {
    const value = JSON.parse(piece) as Record<string, unknown>;
    return typeof value.cell_type === "string" ? value : null;
  } catch {
    return null;
  }
}

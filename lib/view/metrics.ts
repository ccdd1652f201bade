// How wide a text will be, without a browser. The table is Arial's (Liberation Sans has the same widths), in hundredths
// of the font size, for the characters 32 to 126; monospaced fonts are 0.6 of it. Safety is added for other fonts.
const SANS = [
  28, 28, 35, 56, 56, 89, 67, 19, 33, 33, 39, 58, 28, 33, 28, 28, 56, 56, 56, 56, 56, 56, 56, 56,
  56, 56, 28, 28, 58, 58, 58, 56, 102, 67, 67, 72, 72, 67, 61, 78, 72, 28, 50, 67, 56, 83, 72, 78,
  67, 78, 72, 67, 61, 72, 67, 94, 67, 67, 61, 28, 28, 28, 47, 56, 33, 56, 56, 50, 56, 56, 28, 56,
  56, 22, 22, 50, 22, 83, 56, 56, 56, 56, 33, 50, 28, 56, 50, 72, 50, 50, 50, 33, 26, 33, 58,
];
const MONO = 0.602;
const SAFETY = 1.04;
const BOLD = 1.08;

export interface Face {
  mono: boolean;
  bold: boolean;
  /** px */
  size: number;
}

/** The width of a text in px, rather too wide than too narrow. */
export function widthOf(text: string, face: Face): number {
  let sum = 0;
  for (const character of text) sum += ofCharacter(character, face);
  return sum;
}

function ofCharacter(character: string, { mono, bold, size }: Face): number {
  const code = character.codePointAt(0) ?? 0;
  if (code > 0x2fff) return size;
  if (mono) return MONO * size;
  return ((SANS[code - 32] ?? 75) / 100) * size * SAFETY * (bold ? BOLD : 1);
}

/** The text, cut with "…" so that it fits into `room` px. */
export function cut(text: string, room: number, face: Face): string {
  const dots = ofCharacter("…", face);
  let width = 0;
  let kept = "";
  for (const character of text) {
    width += ofCharacter(character, face);
    if (width > room) return kept && `${kept.trimEnd()}…`;
    // What may stay if more follows than there is room for.
    if (width + dots <= room) kept += character;
  }
  return text;
}

/** The text in lines no wider than `room` px, broken between words; a longer word is cut. */
export function wrap(text: string, room: number, face: Face): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(longer, face) <= room) line = longer;
    else {
      if (line) lines.push(line);
      line = cut(word, room, face);
    }
  }
  return line ? [...lines, line] : lines;
}

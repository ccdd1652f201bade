// How wide a text will be, without a browser. For each of the characters 32 to 126, in hundredths of the font size, the
// tables have the wider one of DejaVu Sans and of Liberation Sans, which is as wide as Arial (Roboto is narrower), so that
// what fits here fits everywhere. Monospaced fonts have 0.602 of the size, or less.
const SANS = [
  32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
  64, 64, 34, 34, 84, 84, 84, 56, 102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79,
  67, 79, 73, 67, 62, 74, 69, 99, 69, 67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64,
  64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];
const BOLD = [
  35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70,
  70, 70, 40, 40, 84, 84, 84, 62, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 56, 78, 64, 100, 84, 86,
  74, 86, 78, 73, 69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 56, 50, 68, 72, 60, 72, 68, 44, 72,
  72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
];
const MONO = 0.602;
/** Of a character that is in no table, such as an arrow. */
const OTHER = 84;
const ODD: Record<string, number> = { "…": 100, "·": 38, µ: 74, "→": 100 };

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
  return (((bold ? BOLD : SANS)[code - 32] ?? ODD[character] ?? OTHER) / 100) * size;
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

// Jupyter counts a cursor's position in code points, JavaScript in UTF-16 units: they differ after an emoji.

export function toUtf16(text: string, codePoints: number): number {
  return [...text].slice(0, codePoints).join("").length;
}

export function toCodePoints(text: string, units: number): number {
  return [...text.slice(0, units)].length;
}

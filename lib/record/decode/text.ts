/** Bytes as the text of a C string literal. */

const ESCAPES: Record<number, string> = {
  0: "\\0",
  9: "\\t",
  10: "\\n",
  13: "\\r",
  34: '\\"',
  92: "\\\\",
};

/** `"Test\0"`; what is not valid UTF-8 or not a printable character is `\xNN`; after `limit` characters "…". */
export function quote(bytes: Buffer, limit = 48): string {
  const text = bytes.toString("utf8");
  const valid = Buffer.from(text, "utf8").equals(bytes);
  const parts = valid ? [...text].map(ofCharacter) : [...bytes].map(ofByte);
  const cut = parts.length > limit;
  return `"${parts.slice(0, limit).join("")}"${cut ? "…" : ""}`;
}

function ofCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? ofByte(code) : character;
}

/** A byte of a C string: `A`, `\n`, `\xff`. */
export function ofByte(byte: number): string {
  if (ESCAPES[byte]) return ESCAPES[byte];
  if (byte < 32 || byte > 126) return `\\x${byte.toString(16).padStart(2, "0")}`;
  return String.fromCharCode(byte);
}

/** 0, 1, 25, 26, … → "a", "b", "z", "aa", …: the tail of an object's name. */
export function letters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? letters(rest) : "") + String.fromCharCode(97 + (index % 26));
}

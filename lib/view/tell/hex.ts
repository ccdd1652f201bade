/** "00" to "ff"; "??" of a byte that the record does not keep. */
export function hex(byte: number | null): string {
  return byte === null ? "??" : byte.toString(16).padStart(2, "0");
}

/** A byte as hexdump -C shows it: itself, or · where it is not a letter. */
export function glyph(byte: number | null): string {
  if (byte === null) return "?";
  return byte >= 32 && byte < 127 ? String.fromCharCode(byte) : "·";
}

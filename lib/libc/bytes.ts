const scratch = Buffer.alloc(64 * 1024);

/**
 * The UTF-8 bytes of a text, without a NUL. Good until the next call of this function: short texts share one
 * buffer, so that a write of a few bytes allocates nothing that C could lose.
 */
export function encode(text: string): Buffer {
  if (text.length * 3 > scratch.length) return Buffer.from(text);
  return scratch.subarray(0, scratch.write(text));
}

/** The same into the shared buffer; returns how many bytes, or -1 when the text is too long for it. */
export function encodeShared(text: string): number {
  return text.length * 3 > scratch.length ? -1 : scratch.write(text);
}

/** The buffer that `encodeShared` writes to. */
export const shared: Buffer = scratch;

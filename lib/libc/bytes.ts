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

const SLAB = 64 * 1024;
let slab = Buffer.alloc(0);
let used = 0;

/**
 * A Buffer for `count` bytes that are to come. Small ones are cut from one slab, because an ArrayBuffer of its own
 * costs more than the call: what did not come is given back with `trim`.
 */
export function allocate(count: number): Buffer {
  if (count > SLAB / 4) return Buffer.allocUnsafeSlow(count);
  if (used + count > slab.length) {
    slab = Buffer.allocUnsafeSlow(SLAB);
    used = 0;
  }
  const bytes = slab.subarray(used, used + count);
  // The next one begins at a multiple of 8.
  used += (count + 7) & ~7;
  return bytes;
}

/** The `got` bytes of it that came; nothing was cut from the slab since. */
export function trim(bytes: Buffer, got: number): Buffer {
  if (got === bytes.length) return bytes;
  if (bytes.buffer === slab.buffer) used = (bytes.byteOffset + got + 7) & ~7;
  return bytes.subarray(0, got);
}

/** Reads the fields of a C structure (x86-64) out of its bytes. */

/** A 64-bit field as a number; past 2⁵³ as the exact bigint, so that no digit is ever wrong. */
export function long(bytes: Buffer, at: number): number {
  const value = bytes.readBigInt64LE(at);
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : (value as unknown as number);
}

/** The same without a sign: inode numbers, devices. */
export function ulong(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : (value as unknown as number);
}

export const int = (bytes: Buffer, at: number): number => bytes.readInt32LE(at);
export const uint = (bytes: Buffer, at: number): number => bytes.readUInt32LE(at);
/** A struct timespec as seconds with a fraction. */
export const seconds = (bytes: Buffer, at: number): number =>
  long(bytes, at) + long(bytes, at + 8) / 1e9;

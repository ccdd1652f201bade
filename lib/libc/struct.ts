/** Reads the fields of a C structure out of its bytes. */
import { HERE } from "../linux/architecture.ts";
import { memberOf, sizeOf } from "../linux/structures.ts";

/** Reads members of a structure, where and as wide as this machine has them. */
export interface Layout {
  /** Bytes. */
  size: number;
  /** Members of 4 or 8 bytes. */
  signed(bytes: Buffer, member: string): number;
  unsigned(bytes: Buffer, member: string): number;
  /** A struct timespec as seconds with a fraction. */
  seconds(bytes: Buffer, member: string): number;
}

export function layoutOf(structure: string): Layout {
  const memberAt = (name: string): { at: number; isLong: boolean } => {
    const { at, size } = memberOf(structure, name, HERE);
    return { at, isLong: size === 8 };
  };
  return {
    size: sizeOf(structure, HERE),
    signed(bytes, member) {
      const { at, isLong } = memberAt(member);
      return isLong ? long(bytes, at) : int(bytes, at);
    },
    unsigned(bytes, member) {
      const { at, isLong } = memberAt(member);
      return isLong ? ulong(bytes, at) : uint(bytes, at);
    },
    seconds: (bytes, member) => seconds(bytes, memberAt(member).at),
  };
}

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

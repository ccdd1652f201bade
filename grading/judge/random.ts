import { createHash } from "node:crypto";

/** Inputs drawn from a seed: the same seed and name give the same values, on every machine. */
export class Random {
  #key: string;
  #count = 0;

  constructor(seed: number, name: string) {
    this.#key = `${seed}/${name}`;
  }

  /** From 0 up to, but not including, 1. */
  fraction(): number {
    return this.bytes(6).readUIntBE(0, 6) / 2 ** 48;
  }

  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  pick<T>(values: readonly [T, ...T[]]): T {
    return values[this.integer(0, values.length - 1)] as T;
  }

  shuffle<T>(values: readonly T[]): T[] {
    const left = [...values];
    return values.map(() => left.splice(this.integer(0, left.length - 1), 1)[0] as T);
  }

  /** `length` lower-case letters. */
  word(length = 6): string {
    return Array.from(this.bytes(length), (byte) => LETTERS[byte % LETTERS.length]).join("");
  }

  bytes(length: number): Buffer {
    const parts: Buffer[] = [];
    for (let have = 0; have < length; have += 32) {
      parts.push(
        createHash("sha256")
          .update(`${this.#key}/${this.#count++}`)
          .digest(),
      );
    }
    return Buffer.concat(parts).subarray(0, length);
  }
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

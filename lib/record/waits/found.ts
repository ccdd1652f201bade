/** What is found out about a wait, and from what. */

import type { Decoding } from "../decode/decoding.ts";
import type { RawCall } from "../raw.ts";
import type { Call, Wait, WaitKind } from "../types.ts";

export interface Found {
  call: number;
  object: string | null;
  kind: WaitKind;
  /** Follows "P1 waits": "to read pipe-a (fd 3)". */
  what: string;
  holders: Wait["holders"];
  /** Processes that could end the wait; null: any that still runs. */
  helpers: string[] | null;
  /** Time alone ends it. */
  endsByItself: boolean;
  /** One sentence: what to do about it. */
  cure: string | null;
}

export interface Seen {
  d: Decoding;
  process: string;
  raw: RawCall;
  call: Call | null;
  fd: number;
  object: string | null;
}

export type Describe = (seen: Seen) => Partial<Found>;

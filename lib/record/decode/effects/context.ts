/** What the effect of one call is worked out from. */

import type { Call } from "../../types.ts";
import type { RawCall } from "../arguments.ts";
import type { Tables } from "../tables.ts";
import type { Wakes } from "../wakes.ts";
import type { Locks } from "./locks.ts";
import type { Sockets } from "./sockets.ts";

export interface Context {
  tables: Tables;
  wakes: Wakes;
  sockets: Sockets;
  locks: Locks;
  raw: RawCall;
  call: Call;
  process: string;
  /** What the call returned; negative for an error, NaN when it never returned. */
  ret: number;
  /** Register `index` as a 32-bit number. */
  int: (index: number) => number;
}

export function contextOf(
  shared: Pick<Context, "tables" | "wakes" | "sockets" | "locks">,
  raw: RawCall,
  call: Call,
): Context {
  return {
    ...shared,
    raw,
    call,
    process: call.process,
    ret: raw.ret === undefined ? Number.NaN : Number(raw.ret),
    int: (index) => Number(BigInt.asIntN(32, BigInt(raw.args[index] ?? "0"))),
  };
}

/** One call, and everything that its effect may be on. */

import type { RawCall } from "../../raw.ts";
import type { Call } from "../../types.ts";
import type { Effect } from "./effect.ts";
import type { Locks } from "./locks.ts";
import type { Sockets } from "./sockets.ts";

export interface Context extends Effect {
  sockets: Sockets;
  locks: Locks;
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

/** What the effect of one call is worked out from. */

import type { RawCall } from "../../raw.ts";
import type { Call } from "../../types.ts";
import type { Tables } from "../tables/tables.ts";
import type { Wakes } from "../wakes.ts";

export interface Effect {
  tables: Tables;
  wakes: Wakes;
  raw: RawCall;
  call: Call;
  process: string;
  /** What the call returned; negative for an error, NaN when it never returned. */
  ret: number;
  /** Register `index` as a 32-bit number. */
  int: (index: number) => number;
}

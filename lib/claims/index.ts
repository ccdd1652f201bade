import { descriptorClaims } from "./descriptors.ts";
import { fileClaims } from "./files.ts";
import { mapClaims } from "./maps.ts";
import { memoryClaims } from "./memory.ts";
import { pipeClaims } from "./pipes.ts";
import { queueClaims } from "./queues.ts";
import { socketClaims } from "./sockets.ts";
import { tableClaims } from "./table.ts";
import type { Claims } from "./types.ts";

/** Every claim that the course puts to the test. */
export const claims: Claims = {
  ...fileClaims,
  ...descriptorClaims,
  ...pipeClaims,
  ...socketClaims,
  ...memoryClaims,
  ...queueClaims,
  ...mapClaims,
  ...tableClaims,
};
export { COLUMNS, cellText, MARKS, markOf, nameOf } from "./table.ts";
export type { Claim, Claims, Verdict } from "./types.ts";

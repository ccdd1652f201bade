import { files } from "./files.ts";
import { memory } from "./memory.ts";
import { nodes } from "./nodes.ts";
import { sockets } from "./sockets.ts";
import { sysv } from "./sysv.ts";
import type { Cases } from "./types.ts";

/** How each case of errno.json is expressed, by its id. */
export const cases: Cases = { ...files, ...nodes, ...sockets, ...sysv, ...memory };

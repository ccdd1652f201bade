/** What the client sends to the runner: one JSON object a line; and the word that ends a run early. */
import { PATH_FOLDERS } from "../peers.ts";
import type { BoxProgram, BoxRequest } from "../wire.ts";
import type { BoxOptions } from "./options.ts";

export interface RunnerRequest {
  options: BoxOptions;
  /** Where commands are looked up in the box. */
  path: string;
  files: { path: string; mode: number; content: string }[];
  programs: RunnerProgram[];
}

/** As BoxProgram, with bytes as base64. */
export interface RunnerProgram extends Omit<BoxProgram, "values" | "stdin"> {
  values?: string;
  stdin: string | null;
}

/** A line that is not a request: the run in progress is to end now. */
export const CANCEL = "cancel";

/** After this long without any process moving a run is known to be stuck. */
const STUCK_MS = 300;
/** How long processes may go on when all programs have ended. */
const LINGER_MS = 3000;

export function runnerRequest(request: BoxRequest): RunnerRequest {
  const { limits } = request;
  return {
    options: {
      wallMs: limits.wallTime * 1000,
      cpuSeconds: Math.max(1, Math.ceil(limits.cpuTime)),
      memory: limits.memory,
      processes: limits.processes,
      output: limits.output,
      openFiles: limits.openFiles,
      fileSize: limits.fileSize,
      fileLimit: request.fileLimit,
      root: request.root ? 1 : 0,
      trace: request.trace ? 1 : 0,
      cpus: (request.cpus ?? []).reduce((mask, cpu) => mask + 2 ** cpu, 0),
      disturb: request.disturb === null ? 0 : request.disturb + 1,
      stuckMs: STUCK_MS,
      lingerMs: LINGER_MS,
      calls: limits.calls,
      apart: request.owner === null ? 0 : 1,
    },
    path: PATH_FOLDERS,
    files: request.files.map((f) => ({ ...f, content: base64(f.content) })),
    programs: request.programs.map((p) => ({
      ...p,
      values: p.values && base64(p.values),
      stdin: p.stdin && base64(p.stdin),
    })),
  };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

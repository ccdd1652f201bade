/** The box's C functions (native/box), loaded into the runner. */
import koffi from "koffi";

export interface Box {
  /**
   * Makes this process the runner: a copy with a single thread and a root of its own, in which the reference programs
   * are in `place`. Throws when that fails.
   */
  prepare(peers: string, place: string): void;
  /** Runs a request. -1: the run is over; otherwise we are in the process of this program. */
  run(request: Uint8Array): number;
  /** fork(2) for a process that runs JavaScript; the negative errno on failure. */
  fork(): number;
  exit(status: number): never;
  /** Calls from this address are the library's own and not a program's: they do not go into the record. */
  ownSite(after: bigint): void;
  /** [0] the line of the program's source, [1] 1 within a call on its own memory: read by the tracer. */
  words: Int32Array;
}

/** How many words there are in native/box. */
export const WORD_COUNT = 4;

export function loadBox(library: string): Box {
  const lib = koffi.load(library);
  const prepare = lib.func("int box_prepare(const char *peers, const char *place)");
  const run = lib.func("int box_run(void *request, size_t length)");
  const at = lib.func("void *box_words_at()")() as bigint;
  return {
    prepare(peers, place) {
      const result = prepare(peers, place) as number;
      if (result !== 0) throw new Error(`box_prepare: errno ${-result}`);
    },
    run: (request) => run(request, request.length) as number,
    fork: lib.func("int box_fork()") as () => number,
    exit: lib.func("void box_exit(int status)") as unknown as (status: number) => never,
    ownSite: lib.func("void box_own_site(uintptr_t after)") as (after: bigint) => void,
    words: new Int32Array(koffi.view(at, WORD_COUNT * Int32Array.BYTES_PER_ELEMENT)),
  };
}

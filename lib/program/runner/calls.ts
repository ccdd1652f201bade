/** What a program's function gets as its parameter: the library's calls; fork and exit are the box's own. */

import { raise } from "../../libc/errors.ts";
import { bindNative, setExit, setFork } from "../../libc/internal.ts";
import { type Calls, makeCalls, type Own } from "../calls.ts";
import type { Box } from "./box.ts";

export function callsOf(box: Box): (own: Own) => Calls {
  setFork(() => {
    const pid = box.fork();
    return pid < 0 ? raise(-pid, "fork") : pid;
  });
  setExit((status) => box.exit(status & 0xff));
  // Loads the library's C now: later its file is out of sight.
  const site = bindNative<() => bigint>("uintptr_t segment_call_site()");
  box.ownSite(site());
  return makeCalls;
}

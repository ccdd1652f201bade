/** Waits at several objects at once: poll(2), select(2), epoll_wait(2). */

import { callOf } from "../../linux/calls.ts";
import { choice } from "../../words/list.ts";
import { things, waits } from "../../words/record/waits.ts";
import { pollEntries } from "../decode/effects/polling.ts";
import type { RawCall } from "../raw.ts";
import type { Found, Seen } from "./found.ts";

/** Only some of the many: the sentence is meant to be read. */
const POLLED_LIMIT = 4;

export function pollWait({ d, process, raw }: Seen): Partial<Found> {
  const names = pollEntries(raw).map(({ fd }) => {
    const object = d.tables.openAt(process, fd)?.state.object;
    return object === undefined ? things.descriptor(fd) : things.descriptorTo(fd, object);
  });
  const more = names.length > POLLED_LIMIT ? [things.more(names.length - POLLED_LIMIT)] : [];
  const listed = [...names.slice(0, POLLED_LIMIT), ...more];
  return {
    object: null,
    what: listed.length > 0 ? waits.polled(choice(listed)) : waits.poll,
    endsByItself: hasTimeout(callOf(raw.nr, d.tables.architecture).name, raw),
  };
}

/** Some are given milliseconds, negative for no limit; others a structure, NULL for none. */
function hasTimeout(syscall: string, { args }: RawCall): boolean {
  const [index, isNumber] = TIMEOUTS[syscall] ?? [0, false];
  const register = args[index] ?? "0";
  return isNumber ? BigInt.asIntN(32, BigInt(register)) >= 0n : register !== "0";
}

/** Which argument is the timeout, and whether it is a number. */
const TIMEOUTS: Record<string, [index: number, isNumber: boolean]> = {
  poll: [2, true],
  ppoll: [2, false],
  select: [4, false],
  pselect6: [4, false],
  epoll_wait: [3, true],
  epoll_pwait: [3, true],
};

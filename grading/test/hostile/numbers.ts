/** Calls that only attacks make, by their numbers; the programs write SYS_mount, as a header of C would have it. */
import { differs, type PerArchitecture } from "../../../lib/linux/architecture.ts";
import { CALLS } from "../../../lib/linux/calls.ts";

export const NUMBERS: Record<string, PerArchitecture<number>> = {
  add_key: { x64: 248, arm64: 217 },
  bpf: { x64: 321, arm64: 280 },
  chroot: { x64: 161, arm64: 51 },
  clock_settime: { x64: 227, arm64: 112 },
  finit_module: { x64: 313, arm64: 273 },
  fsopen: { x64: 430, arm64: 430 },
  io_setup: { x64: 206, arm64: 0 },
  io_uring_setup: { x64: 425, arm64: 425 },
  kexec_load: { x64: 246, arm64: 104 },
  keyctl: { x64: 250, arm64: 219 },
  mount: { x64: 165, arm64: 40 },
  move_mount: { x64: 429, arm64: 429 },
  open_tree: { x64: 428, arm64: 428 },
  perf_event_open: { x64: 298, arm64: 241 },
  pivot_root: { x64: 155, arm64: 41 },
  ptrace: { x64: 101, arm64: 117 },
  reboot: { x64: 169, arm64: 142 },
  recvmmsg: { x64: 299, arm64: 243 },
  request_key: { x64: 249, arm64: 218 },
  sethostname: { x64: 170, arm64: 161 },
  setns: { x64: 308, arm64: 268 },
  swapon: { x64: 167, arm64: 224 },
  syslog: { x64: 103, arm64: 116 },
  umount2: { x64: 166, arm64: 39 },
  unshare: { x64: 272, arm64: 97 },
  userfaultfd: { x64: 323, arm64: 282 },
};

/** The source with this machine's numbers in the place of the names. */
export function withNumbers(source: string): string {
  return source.replaceAll(/\bSYS_(\w+)/g, (_, name: string) => {
    const numbers = NUMBERS[name] ?? CALLS.find((call) => call.name === name)?.numbers;
    const number = numbers ? differs(numbers) : null;
    if (number === null) throw new RangeError(`there is no number of ${name} here`);
    return String(number);
  });
}

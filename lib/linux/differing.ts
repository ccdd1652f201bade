/** The constants of lib/linux/constants that differ, side by side: a record of one machine is read on the other. */
import type { Architecture } from "./architecture.ts";

/** open(2). */
export const DIFFERING = {
  O_DIRECT: { x64: 0o40000, arm64: 0o200000 },
  O_DIRECTORY: { x64: 0o200000, arm64: 0o40000 },
  O_LARGEFILE: { x64: 0o100000, arm64: 0o400000 },
  O_NOFOLLOW: { x64: 0o400000, arm64: 0o100000 },
  O_TMPFILE: { x64: 0o20200000, arm64: 0o20040000 },
} as const;

/** A group of constants as they are on this architecture. */
export function constantsOn(
  architecture: Architecture,
  constants: Readonly<Record<string, number>>,
): Record<string, number> {
  const found = { ...constants };
  for (const [name, values] of Object.entries(DIFFERING))
    if (name in found) found[name] = values[architecture];
  return found;
}

/** Milliseconds of CPU time, the least of so many tries: the others may have had the compiler or the collector in them. */
export function costOf(work: () => unknown, tries = 1): number {
  const times = Array.from({ length: tries }, () => {
    const begin = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1000;
  });
  // Less than this is measured by chance.
  return Math.max(Math.min(...times), 3);
}

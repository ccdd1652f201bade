const numeral = new Intl.NumberFormat("en");

/** "65,536". */
export function grouped(number: number): string {
  // Most numbers are small, and a formatter is slow.
  const plain = Number.isInteger(number) && number >= 0 && number < 1000;
  return plain ? String(number) : numeral.format(number);
}

/** "3 MiB", "12 KiB". */
export function size(bytes: number): string {
  if (bytes >= 1 << 20) return `${Math.round(bytes / (1 << 20))} MiB`;
  return `${Math.ceil(bytes / 1024)} KiB`;
}

/** "12 µs", "1.5 ms", "2 s" of microseconds. */
export function duration(microseconds: number): string {
  const [value, unit] =
    microseconds < 1000
      ? [microseconds, "µs"]
      : microseconds < 1e6
        ? [microseconds / 1000, "ms"]
        : [microseconds / 1e6, "s"];
  return `${Number(value.toPrecision(value < 10 ? 2 : 3))} ${unit}`;
}

/** A moment of a run, finer than a duration: "210 µs", "1.40 ms", "1.003 s". */
export function clock(microseconds: number): string {
  if (microseconds < 1000) return `${Math.round(microseconds)} µs`;
  const ms = microseconds / 1000;
  if (ms < 1000) return `${ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0)} ms`;
  return `${(microseconds / 1e6).toFixed(3)} s`;
}

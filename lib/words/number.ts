/** "12,000". */
export function grouped(number: number): string {
  return number.toLocaleString("en");
}

/** "3 MiB", "12 KiB". */
export function size(bytes: number): string {
  if (bytes >= 1 << 20) return `${Math.round(bytes / (1 << 20))} MiB`;
  return `${Math.ceil(bytes / 1024)} KiB`;
}

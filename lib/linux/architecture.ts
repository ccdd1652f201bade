/** The machines whose numbers this folder knows, by Node's names. */
export type Architecture = "x64" | "arm64";

/** The one that this process runs on. */
export const HERE: Architecture = process.arch === "arm64" ? "arm64" : "x64";

/** What differs from machine to machine, side by side; the value is this machine's. */
export function differs<T>(values: Record<Architecture, T>): T {
  return values[HERE];
}

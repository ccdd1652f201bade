/** The machines whose numbers this folder knows, by Node's names. */
export type Architecture = "x64" | "arm64";

/** What differs from machine to machine, side by side. */
export type PerArchitecture<T> = Readonly<Record<Architecture, T>>;

/** The one that this process runs on. A record may be of another: its numbers are those of `architectureOf`. */
export const HERE: Architecture = process.arch === "arm64" ? "arm64" : "x64";

/** Of values side by side this machine's. */
export function differs<T>(values: PerArchitecture<T>): T {
  return values[HERE];
}

/** The one that `uname -m` names; a program of 32 bits sees other names of the same machine. */
export function architectureOf(machine: string): Architecture {
  return /^(aarch64|arm)/.test(machine) ? "arm64" : "x64";
}

/** The same for each of them. */
export function perArchitecture<T>(make: (architecture: Architecture) => T): PerArchitecture<T> {
  return { x64: make("x64"), arm64: make("arm64") };
}

import * as libc from "../libc/index.ts";

/** What a program has besides the C library: its own arguments and environment, and `print`. */
export interface ProgramCalls {
  /** Its arguments, as run was given them: `argv` of its Start. */
  argv: string[];
  env: Record<string, string>;
  /**
   * Writes texts, numbers and bytes to descriptor 1 in one write, one after the other, and nothing else: no newline,
   * no format. Like printf("…") in C, without its security hole.
   */
  print(...parts: (string | number | bigint | boolean | Uint8Array)[]): void;
}

/** What differs from program to program. */
export type Own = Pick<ProgramCalls, "argv" | "env">;

/** The parameter of a program's function: the calls and constants of the C library by their names, and the above. */
export type Calls = typeof libc & ProgramCalls;

/** Makes the parameter of a program's function, in the program's own process. */
export function makeCalls(own: Own): Calls {
  return { ...libc, argv: own.argv, env: own.env, print };
}

/** The names that a program's function can take from its parameter. */
export function callNames(): Set<string> {
  return new Set([...Object.keys(libc), "argv", "env", "print"]);
}

function print(...parts: (string | number | bigint | boolean | Uint8Array)[]): void {
  const bytes = Buffer.concat(
    parts.map((part) => (part instanceof Uint8Array ? part : Buffer.from(String(part)))),
  );
  // A pipe may take less than all at once.
  for (let sent = 0; sent < bytes.length; ) sent += libc.write(1, bytes.subarray(sent));
}

/** A program that cannot be run as it is; the message says why and what to do. Nothing was started. */
export class ProgramError extends Error {
  override name = "ProgramError";
}

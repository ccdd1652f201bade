/** A program that cannot be run as it is; the message says why and what to do. Nothing was started. */
export class ProgramError extends Error {
  override name = "ProgramError";
}

/** The box itself failed, or this machine cannot run it; the programs are not to blame. */
export class BoxError extends Error {
  override name = "BoxError";
}

/** The handout cannot be made as it was asked for; the message says why, and what to do. */
export class HandoutError extends Error {
  override name = "HandoutError";
}

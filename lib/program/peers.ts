/** The reference programs of native/peers, as programs in the box find them. */

/** Where a box with a root of its own has them. */
export const PEERS = "/opt/peers";

/** PATH: where commands are looked up. */
export const PATH_FOLDERS: string = `${PEERS}:/usr/local/bin:/usr/bin:/bin`;

/** Where they are built, in the checkout: there they are found on a machine that forbids mounts. */
const BUILD_FOLDER = "native/build/peers";

/** Those that a program may run that is kept apart from the others: its arguments name them. */
export function lentPeers(argv: string[]): string[] {
  return [...new Set(argv.filter((word) => /^[a-z][a-z-]*$/.test(word)))].slice(0, LENT_LIMIT);
}

/** As many as the box takes (MAX_LENT). */
const LENT_LIMIT = 16;

/** The name of the reference program that a path leads to; null: to none. */
export function peerAt(path: string): string | null {
  const [, folder = "", name = ""] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
  const theirs = folder === PEERS || folder.endsWith(`/${BUILD_FOLDER}`);
  return theirs ? name : null;
}

// Why a step failed, told from its log.
import { existsSync, readFileSync } from "node:fs";
import { failures } from "../words/setup.mjs";
import { Failure } from "./failure.mjs";
import { root } from "./place.mjs";

/** @typedef {{ host: string, command: string, mirror: string }} Network whom a step asks, and two commands that tell of it */

/** What npm, uv and Python say when there is no way to a host. */
export const NO_NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|dns error|tcp connect error|error sending request|operation timed out|tunnel error|Temporary failure in name resolution|Network is unreachable|urlopen error/;
const DISK_FULL = /ENOSPC|EDQUOT|No space left|NoSpaceLeft|quota exceeded/i;
const CERTIFICATE_UNTRUSTED =
  /CERT_HAS_EXPIRED|SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY_LEAF|ERR_TLS_CERT|CERTIFICATE_VERIFY_FAILED|invalid peer certificate/;
const HASH_CHANGED = /EINTEGRITY|Hash mismatch/;
const ANSWER_REFUSED =
  /npm error code E[45]\d\d|HTTP Error \d{3}|HTTP status \w+ error \(\d{3}|was not found in the package registry|does not offer/;

/** The failure of a step: what is known has its own sentence, everything else shows how the log ends. */
export function diagnose(
  /** @type {string} */ what,
  /** @type {string} */ log,
  /** @type {Network | undefined} */ network = undefined,
  said = read(log),
) {
  // A try that was followed by another one is not the reason.
  const text = said.replace(/^npm http fetch .*$/gm, "");
  if (DISK_FULL.test(text)) return new Failure(failures.full(placeIn(text) ?? root));
  if (network) {
    const { host, command, mirror } = network;
    if (CERTIFICATE_UNTRUSTED.test(text)) return new Failure(failures.untrusted(host));
    if (HASH_CHANGED.test(text)) return new Failure(failures.changed(host, mirror));
    const answer = ANSWER_REFUSED.exec(text)?.[0];
    if (answer) return new Failure(failures.refused(host, answer, mirror));
    if (NO_NETWORK.test(text)) return new Failure(failures.noNetwork(host, command));
  }
  const lines = lastLines(text).map((line) => `    ${line}\n`);
  if (lines.length === 0) return new Failure(failures.failedSilently(what, log));
  return new Failure(failures.failed(what, log, lines.join("")));
}

/** Nothing when there is none. */
export const read = (/** @type {string} */ log) =>
  existsSync(log) ? readFileSync(log, "utf8") : "";

/** How a log ends, without the commands that were run. */
export function lastLines(/** @type {string} */ text) {
  const lines = text.split("\n").filter((line) => line.trim() && !line.startsWith("$ "));
  return lines.slice(-15).map((line) => line.slice(0, 300));
}

/** The file that found no room, in Python's words. */
const placeIn = (/** @type {string} */ text) =>
  /No space left on device: '(\/[^'\n]*)'/.exec(text)?.[1];

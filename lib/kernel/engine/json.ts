import { output } from "../../words/kernel.ts";

/** A fifth of what Python can read, in which most clients are written; a deeper message is lost, and its cell hangs. */
const DEPTH_LIMIT = 200;

/** Why an output cannot be sent. */
class OutputError extends Error {
  override name = "OutputError";
}

/** A message for the front. @throws OutputError that says what in it JSON cannot hold, where, and what to do */
export function toJson(message: object): string {
  let json: string | null = null;
  let error: unknown = null;
  try {
    json = JSON.stringify(message);
  } catch (thrown) {
    error = thrown;
  }
  // Most messages are too short to be too deep.
  if (json !== null && (json.length <= 2 * DEPTH_LIMIT || depthOf(json) <= DEPTH_LIMIT))
    return json;
  const found = search(message, [], [], new Set()) ?? { path: [], why: { error } };
  throw new OutputError(explain(...placeOf(found.path), found.why));
}

/** @param place in the data of this MIME type */
function explain(type: string, place: string, why: NotJson): string {
  const it = type === "" ? output.it() : output.itIn(type);
  const what = place === "" ? it : type === "" ? place : output.placeIn(place, type);
  if ("bigint" in why) return output.bigint(what, String(why.bigint));
  if ("circle" in why) return output.circle(what, why.circle || output.whole());
  if ("deepest" in why)
    return type === "" ? output.deep(why.deepest) : output.deepIn(why.deepest, type);
  const { error } = why;
  return output.unreadable(what, error instanceof Error ? error.message : String(error));
}

/** What JSON cannot hold. */
type NotJson = { bigint: bigint } | { circle: string } | { deepest: number } | { error: unknown };

interface Found {
  path: string[];
  why: NotJson;
}

/** The first thing that cannot be sent. */
function search(
  value: unknown,
  path: string[],
  around: unknown[],
  done: Set<unknown>,
): Found | null {
  if (typeof value === "bigint") return { path, why: { bigint: value } };
  if (typeof value !== "object" || value === null || done.has(value)) return null;
  if (around.includes(value)) {
    return { path, why: { circle: placeOf(path.slice(0, around.indexOf(value)))[1] } };
  }
  if (path.length > DEPTH_LIMIT) return { path, why: { deepest: DEPTH_LIMIT } };
  try {
    const { toJSON } = value as { toJSON?: unknown };
    const made: unknown =
      typeof toJSON === "function" ? toJSON.call(value, path.at(-1) ?? "") : value;
    if (typeof made !== "object" || made === null) return search(made, path, around, done);
    for (const [key, inner] of Object.entries(made)) {
      const found = search(inner, [...path, key], [...around, value], done);
      if (found) return found;
    }
  } catch (error) {
    return { path, why: { error } };
  }
  done.add(value);
  return null;
}

/** The MIME type of an output and the place in its data, as one would write it in a cell. */
function placeOf(path: string[]): [type: string, place: string] {
  const data = path.indexOf("data");
  const [type = "", ...keys] = data < 0 ? [] : path.slice(data + 1);
  const parts = keys.map((key) => {
    if (/^\d+$/.test(key)) return `[${key}]`;
    return /^[\p{L}_$][\p{L}\d_$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  });
  return [type, parts.join("").replace(/^\./, "")];
}

/** How many brackets are open at most. */
function depthOf(json: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at);
    if (sign === 0x22) at = endOfText(json, at);
    else if (sign === 0x7b || sign === 0x5b) most = Math.max(most, ++depth);
    else if (sign === 0x7d || sign === 0x5d) depth--;
  }
  return most;
}

/** Where a text ends that begins here. */
function endOfText(json: string, from: number): number {
  for (let at = from; ; ) {
    at = json.indexOf('"', at + 1);
    let slashes = 0;
    while (json[at - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return at;
  }
}

import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { userInfo } from "node:os";

/** What a connection file holds. */
export interface Connection {
  transport: "tcp" | "ipc";
  ip: string;
  key: string;
  signature_scheme?: string;
  shell_port: number;
  control_port: number;
  iopub_port: number;
  stdin_port: number;
  hb_port: number;
}

export interface Header {
  msg_id: string;
  msg_type: string;
  session: string;
  username: string;
  date: string;
  version: string;
}

/** A message of Jupyter's protocol. */
export interface Message {
  /** ZeroMQ's routing prefix: who asked. */
  identities: Buffer[];
  header: Header;
  // biome-ignore lint/suspicious/noExplicitAny: the content is the client's, its shape depends on msg_type
  content: any;
}

export const PROTOCOL_VERSION = "5.4";

const DELIMITER = Buffer.from("<IDS|MSG>");
const session = randomUUID();
const username = nameOfUser();

/**
 * The frames of a message, signed.
 *
 * @param parent the message that this one answers
 * @see https://jupyter-client.readthedocs.io/en/latest/messaging.html#the-wire-protocol
 */
export function encode(
  key: string,
  type: string,
  content: unknown,
  parent: Message | null,
  prefix: (Buffer | string)[],
  metadata: unknown = {},
): (Buffer | string)[] {
  const header: Header = {
    msg_id: randomUUID(),
    msg_type: type,
    session,
    username,
    date: new Date().toISOString(),
    version: PROTOCOL_VERSION,
  };
  const parts = [header, parent?.header ?? {}, metadata, content].map((part) =>
    Buffer.from(stringify(part)),
  );
  return [...prefix, DELIMITER, sign(key, parts), ...parts];
}

/** Reads a message. Throws if it is not one, or if its signature is not the connection's. */
export function decode(key: string, frames: Buffer[]): Message {
  const at = frames.findIndex((frame) => frame.equals(DELIMITER));
  const [signature, ...parts] = frames.slice(at + 1);
  if (at < 0 || !signature || parts.length < 4)
    throw new Error("Not a message of Jupyter's protocol");
  const expected = Buffer.from(sign(key, parts));
  if (key && !(signature.length === expected.length && timingSafeEqual(signature, expected))) {
    throw new Error("A message with a wrong signature was left unread");
  }
  const [header, , , content] = parts.map((part) => part.toString());
  return {
    identities: frames.slice(0, at),
    header: JSON.parse(header ?? "{}"),
    content: JSON.parse(content ?? "{}"),
  };
}

/**
 * JSON that every reader can write down again as UTF-8. JavaScript's texts may hold half a character, which
 * JSON.stringify writes as an escape; a client that reads it can then not save its notebook.
 */
function stringify(part: unknown): string {
  const json = JSON.stringify(part);
  if (!/\\ud[89a-f]/.test(json)) return json;
  // Escape by escape, because in \\ud83d the first backslash is the text's own.
  return json.replace(/\\(?:ud[89a-f]..|.)/g, (found) => (found.length > 2 ? "\\ufffd" : found));
}

function sign(key: string, parts: Buffer[]): string {
  if (!key) return "";
  const hmac = createHmac("sha256", key);
  // Extra buffers travel unsigned.
  for (const part of parts.slice(0, 4)) hmac.update(part);
  return hmac.digest("hex");
}

function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return "kernel"; // a user id without an entry in the password file
  }
}

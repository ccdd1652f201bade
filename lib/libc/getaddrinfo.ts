import koffi from "koffi";
import { wanted } from "../words/libc/arguments.ts";
import { decodeAddress, type FoundAddress } from "./address.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt, checkText, typeError } from "./check.ts";
import { bind } from "./native.ts";
import type { Int } from "./types.ts";

type Lookup = (
  node: string | null,
  service: string | null,
  hints: Buffer,
  out: BigUint64Array,
) => number;
const c_getaddrinfo = bind<Lookup>(
  "int getaddrinfo(const char *node, const char *service, const void *hints, void *out)",
);
const c_freeaddrinfo = bind<(list: bigint) => void>("void freeaddrinfo(void *list)");
const c_gai_strerror = bind<(code: number) => string>("const char *gai_strerror(int code)");

/** What is looked for: struct addrinfo, without the prefix `ai_`. */
export interface AddressHints {
  /** AI_PASSIVE for an address to bind, AI_NUMERICHOST to ask no server. */
  flags?: Int;
  /** AF_INET, AF_INET6 or AF_UNSPEC, the default. */
  family?: Int;
  /** SOCK_STREAM, SOCK_DGRAM. */
  socktype?: Int;
}

/** One way to reach it: what `socket` and `connect` need. */
export interface AddressInfo {
  family: number;
  socktype: number;
  protocol: number;
  address: FoundAddress;
}

/**
 * The addresses of a host and service: `getaddrinfo("localhost", "7777", { socktype: SOCK_STREAM })`. Throws an error
 * with gai_strerror's text. May ask a name server, and then waits for it. `getaddrinfo(3)`
 */
export function getaddrinfo(
  node: string | null,
  service: string | null = null,
  hints: AddressHints = {},
): AddressInfo[] {
  if (node !== null) checkText("node", node);
  if (service !== null) checkText("service", service);
  if (typeof hints !== "object" || hints === null) throw typeError("hints", hints, wanted.object);
  const asked = Buffer.alloc(SIZE);
  [hints.flags ?? 0, hints.family ?? 0, hints.socktype ?? 0].forEach((value, i) => {
    checkInt(["hints.flags", "hints.family", "hints.socktype"][i] as string, value);
    asked.writeInt32LE(value, 4 * i);
  });
  if (hooked) beforeCall("getaddrinfo");
  const list = new BigUint64Array(1);
  const code = c_getaddrinfo(node, service, asked, list);
  if (code !== 0) throw lookupError(node, service, code);
  const found: AddressInfo[] = [];
  for (let at = list[0] as bigint; at !== 0n; ) {
    const entry = Buffer.from(koffi.view(at, SIZE));
    const [family, socktype, protocol, length] = [4, 8, 12, 16].map((i) =>
      entry.readInt32LE(i),
    ) as [number, number, number, number];
    const bytes = Buffer.from(new Uint8Array(koffi.view(entry.readBigUInt64LE(24), length)));
    found.push({ family, socktype, protocol, address: decodeAddress(bytes) });
    at = entry.readBigUInt64LE(40);
  }
  c_freeaddrinfo(list[0] as bigint);
  return found;
}

/** The names of getaddrinfo's own error numbers, -1 and down: netdb.h. */
const codes =
  ",EAI_BADFLAGS,EAI_NONAME,EAI_AGAIN,EAI_FAIL,EAI_NODATA,EAI_FAMILY,EAI_SOCKTYPE,EAI_SERVICE,EAI_ADDRFAMILY,EAI_MEMORY,EAI_SYSTEM,EAI_OVERFLOW".split(
    ",",
  );

/** Bytes of a struct addrinfo. */
const SIZE = 48;

function lookupError(node: string | null, service: string | null, code: number): Error {
  const args = [node, service].map((text) => (text === null ? "NULL" : JSON.stringify(text)));
  const error = new Error(`getaddrinfo(${args.join(", ")}): ${c_gai_strerror(code)}`);
  return Object.assign(error, {
    code: codes[-code] ?? `EAI_${-code}`,
    errno: code,
    syscall: "getaddrinfo",
  });
}

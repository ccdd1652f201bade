import type { Int } from "./types.ts";

/** A 16-bit number from host to network byte order, as it is in memory. Addresses here need none. `byteorder(3)` */
export const htons = (n: Int): number => ((n & 0xff) << 8) | ((n >> 8) & 0xff);
/** A 16-bit number from network to host byte order. `byteorder(3)` */
export const ntohs: (n: Int) => number = htons;
/** A 32-bit number from host to network byte order. `byteorder(3)` */
export const htonl = (n: Int): number =>
  (((n & 0xff) << 24) | ((n & 0xff00) << 8) | ((n >>> 8) & 0xff00) | (n >>> 24)) >>> 0;
/** A 32-bit number from network to host byte order. `byteorder(3)` */
export const ntohl: (n: Int) => number = htonl;

/** Constants of sockets: socket(2), socket(7), send(2), recv(2), ip(7), tcp(7). */

// Address families.
export const AF_UNSPEC = 0;
export const AF_UNIX = 1;
export const AF_INET = 2;
export const AF_INET6 = 10;

// Types of sockets, and flags to or in.
export const SOCK_STREAM = 1;
export const SOCK_DGRAM = 2;
export const SOCK_RAW = 3;
export const SOCK_SEQPACKET = 5;
export const SOCK_NONBLOCK = 2048;
export const SOCK_CLOEXEC = 524288;

// Protocols.
export const IPPROTO_IP = 0;
export const IPPROTO_TCP = 6;
export const IPPROTO_UDP = 17;
export const IPPROTO_IPV6 = 41;

// Options of getsockopt(2) at the level SOL_SOCKET.
export const SOL_SOCKET = 1;
/** Bind although connections of before are in TIME_WAIT. */
export const SO_REUSEADDR = 2;
export const SO_REUSEPORT = 15;
export const SO_TYPE = 3;
export const SO_ERROR = 4;
export const SO_SNDBUF = 7;
export const SO_RCVBUF = 8;
export const SO_KEEPALIVE = 9;
export const SO_BROADCAST = 6;
export const SO_LINGER = 13;
export const SO_RCVTIMEO = 20;
export const SO_SNDTIMEO = 21;
export const SO_PASSCRED = 16;
export const SO_PEERCRED = 17;
export const SO_ACCEPTCONN = 30;
export const SO_DOMAIN = 39;
export const SO_PROTOCOL = 38;
export const SO_RCVLOWAT = 18;
export const SO_OOBINLINE = 10;

// Options of other levels.
export const TCP_NODELAY = 1;
export const TCP_CORK = 3;
export const IPV6_V6ONLY = 26;

// Directions of shutdown(2).
export const SHUT_RD = 0;
export const SHUT_WR = 1;
export const SHUT_RDWR = 2;

// Flags of send(2) and recv(2).
export const SOMAXCONN = 0x1000;
export const MSG_OOB = 0x1;
/** Leave the data where it is. */
export const MSG_PEEK = 0x2;
/** Fail with EAGAIN instead of waiting. */
export const MSG_DONTWAIT = 0x40;
/** Wait until all bytes asked for are there. */
export const MSG_WAITALL = 0x100;
/** EPIPE without SIGPIPE. */
export const MSG_NOSIGNAL = 0x4000;
export const MSG_TRUNC = 0x20;
export const MSG_CTRUNC = 0x8;
export const MSG_EOR = 0x80;
export const MSG_MORE = 0x8000;
export const MSG_CMSG_CLOEXEC = 0x40000000;
export const MSG_DONTROUTE = 0x4;

// Kinds of ancillary data.
export const SCM_RIGHTS = 1;
export const SCM_CREDENTIALS = 2;

// IPv4 addresses in host byte order.
export const INADDR_ANY = 0;
export const INADDR_LOOPBACK = 0x7f000001;
export const INADDR_BROADCAST = 0xffffffff;

/** Constants of sockets: socket(2), socket(7), send(2), recv(2), ip(7), tcp(7). */

// Address families.
/** No family. */
export const AF_UNSPEC = 0;
/** On this machine, by path or abstract name; unix(7). */
export const AF_UNIX = 1;
/** IPv4; ip(7). */
export const AF_INET = 2;
/** IPv6; ipv6(7). */
export const AF_INET6 = 10;

// Types of sockets, and flags to or in.
/** A stream of bytes, connected, in order. */
export const SOCK_STREAM = 1;
/** Datagrams with boundaries. */
export const SOCK_DGRAM = 2;
/** Raw packets; for root. */
export const SOCK_RAW = 3;
/** A connection with boundaries. */
export const SOCK_SEQPACKET = 5;
/** The descriptor is O_NONBLOCK. */
export const SOCK_NONBLOCK = 2048;
/** The descriptor is FD_CLOEXEC. */
export const SOCK_CLOEXEC = 524288;

// Protocols.
/** Options of IPv4. */
export const IPPROTO_IP = 0;
/** TCP, and its options. */
export const IPPROTO_TCP = 6;
/** UDP. */
export const IPPROTO_UDP = 17;
/** Options of IPv6. */
export const IPPROTO_IPV6 = 41;

// Options of getsockopt(2) at the level SOL_SOCKET.
/** Options of any socket. */
export const SOL_SOCKET = 1;
/** Bind although earlier connections are in TIME_WAIT. */
export const SO_REUSEADDR = 2;
/** Several sockets may have one address. */
export const SO_REUSEPORT = 15;
/** The socket's type. */
export const SO_TYPE = 3;
/** The error of a connect that went on in the background; reading clears it. */
export const SO_ERROR = 4;
/** Bytes that may wait to be sent; the kernel doubles what is set. */
export const SO_SNDBUF = 7;
/** Bytes that may wait to be read; the kernel doubles what is set. */
export const SO_RCVBUF = 8;
/** Ask now and then whether the other side is still there. */
export const SO_KEEPALIVE = 9;
/** Datagrams may go to a broadcast address. */
export const SO_BROADCAST = 6;
/** Whether close waits until all is sent. */
export const SO_LINGER = 13;
/** Seconds after which a read fails with EAGAIN; 0 for never. */
export const SO_RCVTIMEO = 20;
/** Seconds after which a write fails with EAGAIN; 0 for never. */
export const SO_SNDTIMEO = 21;
/** Receive who sent. */
export const SO_PASSCRED = 16;
/** Who the other side of a Unix socket is. */
export const SO_PEERCRED = 17;
/** Does it listen? */
export const SO_ACCEPTCONN = 30;
/** The socket's family. */
export const SO_DOMAIN = 39;
/** The socket's protocol. */
export const SO_PROTOCOL = 38;
/** Bytes that must be there before a read returns. */
export const SO_RCVLOWAT = 18;
/** Urgent data in line with the rest. */
export const SO_OOBINLINE = 10;

// Options of other levels.
/** Send small pieces at once. */
export const TCP_NODELAY = 1;
/** Hold small pieces back. */
export const TCP_CORK = 3;
/** No IPv4 over this socket. */
export const IPV6_V6ONLY = 26;

// Directions of shutdown(2).
/** No more reading. */
export const SHUT_RD = 0;
/** No more writing: the peer reads end of file. */
export const SHUT_WR = 1;
/** Neither. */
export const SHUT_RDWR = 2;

// Flags of send(2) and recv(2).
/** The longest queue of connections that listen takes. */
export const SOMAXCONN = 0x1000;
/** Urgent data. */
export const MSG_OOB = 0x1;
/** Leave the data where it is. */
export const MSG_PEEK = 0x2;
/** Fail with EAGAIN instead of waiting. */
export const MSG_DONTWAIT = 0x40;
/** Wait until all bytes asked for are there. */
export const MSG_WAITALL = 0x100;
/** EPIPE without SIGPIPE. */
export const MSG_NOSIGNAL = 0x4000;
/** The datagram's own length, even when it was cut. */
export const MSG_TRUNC = 0x20;
/** Descriptors that came with it were dropped. */
export const MSG_CTRUNC = 0x8;
/** End of a record. */
export const MSG_EOR = 0x80;
/** More is to come. */
export const MSG_MORE = 0x8000;
/** Descriptors that come with it are FD_CLOEXEC. */
export const MSG_CMSG_CLOEXEC = 0x40000000;
/** Only to hosts that are directly connected. */
export const MSG_DONTROUTE = 0x4;

// Kinds of ancillary data.
/** Descriptors. */
export const SCM_RIGHTS = 1;
/** Pid, uid and gid. */
export const SCM_CREDENTIALS = 2;

// Flags of getaddrinfo(3).
/** In the hints of getaddrinfo: an address to bind, for any interface. */
export const AI_PASSIVE = 1;
/** In the hints of getaddrinfo: the name is an address in digits; no server is asked. */
export const AI_NUMERICHOST = 4;

// IPv4 addresses in host byte order.
/** Any address of this machine: 0.0.0.0. */
export const INADDR_ANY = 0;
/** This machine: 127.0.0.1. */
export const INADDR_LOOPBACK = 0x7f000001;
/** All of the network: 255.255.255.255. */
export const INADDR_BROADCAST = 0xffffffff;

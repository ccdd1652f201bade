/* A connected pair of Unix-domain datagram sockets: one send is one receive. */
#include "bench.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

static int ends[2], mine;

static void prepare(struct bench *b)
{
	(void)b;
	if (socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) < 0)
		die("socketpair");
}

static void take_side(struct bench *b)
{
	mine = ends[b->role];
	close(ends[!b->role]);
}

static void send_message(struct bench *b, const void *message, size_t size)
{
	(void)b;
	ssize_t n = send(mine, message, size, 0);
	if (n < 0 && errno == EMSGSIZE)
		not_allowed("a datagram of this size does not fit into the send buffer");
	if (n != (ssize_t)size)
		die("send");
}

static void recv_message(struct bench *b, void *message, size_t size)
{
	(void)b;
	if (recv(mine, message, size, 0) != (ssize_t)size)
		die("recv");
}

int main(int argc, char **argv)
{
	static const struct mechanism m = {
		.name = "unix-datagram", .min = 1, .prepare = prepare, .take_side = take_side,
		.send = send_message, .recv = recv_message,
	};
	return bench_main(argc, argv, &m);
}

/* A connected pair of Unix-domain stream sockets. */
#include "bench.h"

#include <sys/socket.h>
#include <unistd.h>

static int ends[2], mine;

static void prepare(struct bench *b)
{
	(void)b;
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0)
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
	write_all(mine, message, size);
}

static void recv_message(struct bench *b, void *message, size_t size)
{
	(void)b;
	read_all(mine, message, size);
}

int main(int argc, char **argv)
{
	static const struct mechanism m = {
		.name = "unix-stream", .min = 1, .prepare = prepare, .take_side = take_side,
		.send = send_message, .recv = recv_message,
	};
	return bench_main(argc, argv, &m);
}

/* A TCP connection over the loopback, without Nagle's delay. */
#include "bench.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

static struct sockaddr_in address = { .sin_family = AF_INET };
static int listener, mine;

static void prepare(struct bench *b)
{
	(void)b;
	socklen_t length = sizeof address;
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	listener = socket(AF_INET, SOCK_STREAM, 0);
	if (listener < 0)
		die("socket");
	/* Port 0: the kernel chooses one that is free. */
	if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0)
		die("bind");
	if (getsockname(listener, (struct sockaddr *)&address, &length) < 0)
		die("getsockname");
	if (listen(listener, 1) < 0)
		die("listen");
}

static void take_side(struct bench *b)
{
	int on = 1;
	if (b->role == 0) {
		mine = accept(listener, 0, 0);
		if (mine < 0)
			die("accept");
	} else {
		mine = socket(AF_INET, SOCK_STREAM, 0);
		if (mine < 0 || connect(mine, (struct sockaddr *)&address, sizeof address) < 0)
			die("connect");
	}
	close(listener);
	if (setsockopt(mine, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) < 0)
		die("setsockopt");
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
		.name = "tcp", .min = 1, .prepare = prepare, .take_side = take_side,
		.send = send_message, .recv = recv_message,
	};
	return bench_main(argc, argv, &m);
}

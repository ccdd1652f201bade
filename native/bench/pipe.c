/* Two pipes, one for each direction. */
#include "bench.h"

#include <unistd.h>

static int to_child[2], to_parent[2], reads, writes;

static void prepare(struct bench *b)
{
	(void)b;
	if (pipe(to_child) < 0 || pipe(to_parent) < 0)
		die("pipe");
}

static void take_side(struct bench *b)
{
	reads = b->role ? to_child[0] : to_parent[0];
	writes = b->role ? to_parent[1] : to_child[1];
	close(b->role ? to_child[1] : to_parent[1]);
	close(b->role ? to_parent[0] : to_child[0]);
}

static void send_message(struct bench *b, const void *message, size_t size)
{
	(void)b;
	write_all(writes, message, size);
}

static void recv_message(struct bench *b, void *message, size_t size)
{
	(void)b;
	read_all(reads, message, size);
}

int main(int argc, char **argv)
{
	static const struct mechanism m = {
		.name = "pipe", .min = 1, .prepare = prepare, .take_side = take_side,
		.send = send_message, .recv = recv_message,
	};
	return bench_main(argc, argv, &m);
}

/*
 * Pipes that do harm to the message that the parent sends sixth, to see that the measuring harness finds out. The flaw
 * is chosen when this is compiled: -DFLAW=DROPS and so on. With FLAW=NONE it is a good mechanism, with which the
 * others are compared.
 */
#include "bench.h"

#include <string.h>
#include <unistd.h>

enum { NONE, DROPS, DOUBLES, SWAPS, CHANGES_NUMBER, CHANGES_END, CHANGES_MIDDLE, CHANGES_KIND };

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
	static unsigned char kept[4096];
	unsigned char harmed[4096];
	memcpy(harmed, message, size);
	int sixth = b->role == 0 && b->sent == 5;
	if (sixth && FLAW == DROPS)
		return;
	if (sixth && FLAW == SWAPS) {
		memcpy(kept, message, size);
		return;
	}
	if (sixth && FLAW == CHANGES_KIND)
		harmed[0] = 0x40;
	if (sixth && FLAW == CHANGES_NUMBER)
		harmed[1] ^= 1;
	if (sixth && FLAW == CHANGES_END)
		harmed[size - 1] ^= 1;
	if (sixth && FLAW == CHANGES_MIDDLE)
		harmed[size / 2] ^= 1;
	write_all(writes, harmed, size);
	if (sixth && FLAW == DOUBLES)
		write_all(writes, harmed, size);
	if (b->role == 0 && b->sent == 6 && FLAW == SWAPS)
		write_all(writes, kept, size);
}

static void recv_message(struct bench *b, void *message, size_t size)
{
	(void)b;
	read_all(reads, message, size);
}

int main(int argc, char **argv)
{
	static const struct mechanism m = {
		.name = "flawed", .min = 1, .max = 4096, .prepare = prepare, .take_side = take_side,
		.send = send_message, .recv = recv_message,
	};
	return bench_main(argc, argv, &m);
}

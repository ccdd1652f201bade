/* A file, mapped shared by both; each side sleeps on a futex in the map. Its name goes as soon as it is mapped. */
#include "futex-ring.h"

#include <stdlib.h>
#include <sys/mman.h>

static struct futex_ring *rings[2];

static void prepare(struct bench *b)
{
	char name[] = "/tmp/memory-map-XXXXXX";
	size_t bytes = futex_ring_bytes(b->size);
	int fd = mkstemp(name);
	if (fd < 0)
		die("mkstemp");
	unlink(name);
	/* Without this the file has no byte to be mapped, and the first store is a SIGBUS. */
	if (ftruncate(fd, (off_t)(2 * bytes)) < 0)
		die("ftruncate");
	char *base = mmap(0, 2 * bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (base == MAP_FAILED)
		die("mmap");
	close(fd);
	for (int i = 0; i < 2; i++) {
		rings[i] = (struct futex_ring *)(base + (size_t)i * bytes);
		ring_init(&rings[i]->ring, b->size);
	}
}

static void take_side(struct bench *b)
{
	(void)b;
}

static void send_message(struct bench *b, const void *message, size_t size)
{
	futex_send(rings[b->role], message, size);
}

static void recv_message(struct bench *b, void *message, size_t size)
{
	futex_recv(rings[!b->role], message, size);
}

int main(int argc, char **argv)
{
	static const struct mechanism m = {
		.name = "memory-map", .min = 1, .prepare = prepare, .take_side = take_side,
		.send = send_message, .recv = recv_message,
	};
	return bench_main(argc, argv, &m);
}

/* System V shared memory; each side sleeps on a futex until the other moves the counter. */
#include "futex-ring.h"

#include <sys/ipc.h>
#include <sys/shm.h>

static struct futex_ring *rings[2];

static void prepare(struct bench *b)
{
	size_t bytes = futex_ring_bytes(b->size);
	int id = shmget(IPC_PRIVATE, 2 * bytes, 0600);
	if (id < 0)
		die("shmget");
	char *base = shmat(id, 0, 0);
	/* Marked now, it goes with the last of the two, however they end. */
	shmctl(id, IPC_RMID, 0);
	if (base == (void *)-1)
		die("shmat");
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
		.name = "shm-futex", .min = 1, .prepare = prepare, .take_side = take_side,
		.send = send_message, .recv = recv_message,
	};
	return bench_main(argc, argv, &m);
}

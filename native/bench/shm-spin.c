/* System V shared memory; each side spins on a counter until it moves. */
#include "ring.h"

#include <sys/ipc.h>
#include <sys/shm.h>

static struct ring *rings[2];

/* Says to the CPU that this is a loop that only waits. */
static inline void rest(void)
{
#if defined(__x86_64__)
	__builtin_ia32_pause();
#elif defined(__aarch64__)
	__asm__ volatile("yield");
#endif
}

static void prepare(struct bench *b)
{
	size_t bytes = ring_bytes(b->size);
	int id = shmget(IPC_PRIVATE, 2 * bytes, 0600);
	if (id < 0)
		die("shmget");
	char *base = shmat(id, 0, 0);
	/* Marked now, it goes with the last of the two, however they end. */
	shmctl(id, IPC_RMID, 0);
	if (base == (void *)-1)
		die("shmat");
	for (int i = 0; i < 2; i++) {
		rings[i] = (struct ring *)(base + (size_t)i * bytes);
		ring_init(rings[i], b->size);
	}
}

static void take_side(struct bench *b)
{
	(void)b;
}

static void send_message(struct bench *b, const void *message, size_t size)
{
	struct ring *r = rings[b->role];
	unsigned number = atomic_load_explicit(&r->filled, memory_order_relaxed);
	while (number - atomic_load_explicit(&r->emptied, memory_order_acquire) == r->slots)
		rest();
	memcpy(ring_slot(r, number), message, size);
	atomic_store_explicit(&r->filled, number + 1, memory_order_release);
}

static void recv_message(struct bench *b, void *message, size_t size)
{
	struct ring *r = rings[!b->role];
	unsigned number = atomic_load_explicit(&r->emptied, memory_order_relaxed);
	while (atomic_load_explicit(&r->filled, memory_order_acquire) == number)
		rest();
	memcpy(message, ring_slot(r, number), size);
	atomic_store_explicit(&r->emptied, number + 1, memory_order_release);
}

int main(int argc, char **argv)
{
	static const struct mechanism m = {
		.name = "shm-spin", .min = 1, .prepare = prepare, .take_side = take_side,
		.send = send_message, .recv = recv_message,
	};
	return bench_main(argc, argv, &m);
}

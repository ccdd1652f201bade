/* System V shared memory, and two System V semaphores for each direction: slots that are filled, slots that are free. */
#include "ring.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/shm.h>

static struct ring *rings[2];
static int semaphores = -1;

/* Semaphore 2i counts the filled slots of ring i, 2i + 1 its free ones. */
static void step(int number, int by)
{
	struct sembuf op = { .sem_num = (unsigned short)number, .sem_op = (short)by };
	while (semop(semaphores, &op, 1) < 0)
		if (errno != EINTR)
			die("semop");
}

static void clear(void)
{
	if (semaphores >= 0)
		semctl(semaphores, 0, IPC_RMID);
	semaphores = -1;
}

static void prepare(struct bench *b)
{
	size_t bytes = ring_bytes(b->size);
	int id = shmget(IPC_PRIVATE, 2 * bytes, 0600);
	if (id < 0)
		die("shmget");
	char *base = shmat(id, 0, 0);
	shmctl(id, IPC_RMID, 0);
	if (base == (void *)-1)
		die("shmat");
	semaphores = semget(IPC_PRIVATE, 4, 0600);
	if (semaphores < 0)
		die("semget");
	for (int i = 0; i < 2; i++) {
		rings[i] = (struct ring *)(base + (size_t)i * bytes);
		ring_init(rings[i], b->size);
		step(2 * i + 1, (int)rings[i]->slots);
	}
}

static void send_message(struct bench *b, const void *message, size_t size)
{
	struct ring *r = rings[b->role];
	step(2 * b->role + 1, -1);
	unsigned number = atomic_load_explicit(&r->filled, memory_order_relaxed);
	memcpy(ring_slot(r, number), message, size);
	atomic_store_explicit(&r->filled, number + 1, memory_order_release);
	step(2 * b->role, 1);
}

static void recv_message(struct bench *b, void *message, size_t size)
{
	int other = !b->role;
	struct ring *r = rings[other];
	step(2 * other, -1);
	unsigned number = atomic_load_explicit(&r->emptied, memory_order_relaxed);
	memcpy(message, ring_slot(r, number), size);
	atomic_store_explicit(&r->emptied, number + 1, memory_order_release);
	step(2 * other + 1, 1);
}

int main(int argc, char **argv)
{
	static const struct mechanism m = {
		.name = "shm-semaphore", .min = 1, .prepare = prepare,
		.send = send_message, .recv = recv_message, .clear = clear,
	};
	return bench_main(argc, argv, &m);
}

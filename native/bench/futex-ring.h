/*
 * Waiting for a counter of a ring with a futex: the kernel lets the process sleep only while the counter still has
 * the value that it saw, so no wake-up can be lost. A side that finds nobody asleep makes no call.
 */
#ifndef FUTEX_RING_H
#define FUTEX_RING_H

#include "ring.h"

#include <errno.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

struct futex_ring {
	_Alignas(64) atomic_uint sleepers;	/* the other side is asleep, or about to be */
	_Alignas(64) struct ring ring;
};

static inline size_t futex_ring_bytes(size_t size)
{
	return ring_bytes(size) + (size_t)sysconf(_SC_PAGESIZE);
}

static inline void futex_wait(atomic_uint *word, unsigned seen)
{
	if (syscall(SYS_futex, word, FUTEX_WAIT, seen, 0, 0, 0) < 0 && errno != EAGAIN && errno != EINTR)
		die("futex(FUTEX_WAIT)");
}

static inline void await_change(struct futex_ring *r, atomic_uint *word, unsigned seen)
{
	while (atomic_load(word) == seen) {
		atomic_fetch_add(&r->sleepers, 1);
		/* Looked at again by the kernel, after the other side can see that we sleep. */
		if (atomic_load(word) == seen)
			futex_wait(word, seen);
		atomic_fetch_sub(&r->sleepers, 1);
	}
}

static inline void announce(struct futex_ring *r, atomic_uint *word, unsigned value)
{
	atomic_store(word, value);
	if (atomic_load(&r->sleepers) > 0 && syscall(SYS_futex, word, FUTEX_WAKE, 1, 0, 0, 0) < 0)
		die("futex(FUTEX_WAKE)");
}

static inline void futex_send(struct futex_ring *f, const void *message, size_t size)
{
	struct ring *r = &f->ring;
	unsigned number = atomic_load(&r->filled), emptied;
	while (number - (emptied = atomic_load(&r->emptied)) == r->slots)
		await_change(f, &r->emptied, emptied);
	memcpy(ring_slot(r, number), message, size);
	announce(f, &r->filled, number + 1);
}

static inline void futex_recv(struct futex_ring *f, void *message, size_t size)
{
	struct ring *r = &f->ring;
	unsigned number = atomic_load(&r->emptied);
	await_change(f, &r->filled, number);
	memcpy(message, ring_slot(r, number), size);
	announce(f, &r->emptied, number + 1);
}

#endif

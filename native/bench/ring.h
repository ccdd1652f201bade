/*
 * A ring of slots in shared memory for each direction, with one producer and one consumer. What differs between the
 * mechanisms on top of it is only how they wait: for a slot to be filled, and for a slot to be free.
 */
#ifndef RING_H
#define RING_H

#include "bench.h"

#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

enum { RING_BYTES = 4 << 20, RING_SLOTS = 16 };

struct ring {
	/* On cache lines of their own, so that the two sides do not disturb one another. */
	_Alignas(64) atomic_uint filled;	/* messages put in, ever */
	_Alignas(64) atomic_uint emptied;	/* messages taken out, ever */
	_Alignas(64) unsigned slots;
	size_t size;
	_Alignas(64) unsigned char bytes[];
};

static inline size_t ring_slots(size_t size)
{
	size_t fit = RING_BYTES / size;
	return fit < 2 ? 2 : fit > RING_SLOTS ? RING_SLOTS : fit;
}

/* Whole pages: two rings have none in common. */
static inline size_t ring_bytes(size_t size)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	return (sizeof(struct ring) + ring_slots(size) * size + page - 1) / page * page;
}

static inline void ring_init(struct ring *r, size_t size)
{
	r->slots = (unsigned)ring_slots(size);
	r->size = size;
}

static inline unsigned char *ring_slot(struct ring *r, unsigned number)
{
	return r->bytes + (size_t)(number % r->slots) * r->size;
}

#endif

/*
 * What one mechanism costs: the same protocol for all, so that the kernel is measured and nothing else.
 *
 * Two processes, the parent (role 0) and its child (role 1), each pinned to a CPU:
 *
 *   latency     the parent sends a message and waits for it to come back; one round is one round trip
 *   throughput  the parent sends, the child takes; one round is one message, a batch ends with a short answer
 *
 * A mechanism gives five functions. `prepare` runs before the fork and makes the objects; `take_side` runs after
 * it in each process; `send` and `recv` move one whole message; `finish` removes what has a name. There is no other
 * synchronisation: no signal, no barrier, inside or outside the measured time.
 *
 * The round trip is that of lmbench's lat_pipe and of perf bench sched pipe, whose figure ours is compared with by
 * `npm run bench`. Programs like ipc-bench tell the other side by a signal that a message is there: then the signal is
 * measured, and a lost one is a hang.
 *
 * Every message carries its number at its front and (from 16 bytes on) at its end; both are compared on arrival, and
 * `--verify` compares every byte. At the end the child's count must be the parent's. The clock is CLOCK_MONOTONIC.
 * Rounds per batch are found by doubling during the warm-up, so that a batch is long against the clock; each batch
 * gives one figure, and all are printed.
 *
 * Output: one JSON line. Exit status 0; 1 when a call failed or a message was wrong; 3 when the size is one that the
 * mechanism does not allow here; 4 when nothing moved for ten seconds. A call that a signal ends with EINTR is made
 * again.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>
#include <stdint.h>

struct bench {
	size_t size;	/* bytes of a message */
	int oneway;	/* throughput: only the parent sends */
	int verify;	/* compare every byte */
	int budget_ms;	/* about how long to measure */
	int rounds;	/* fixed number of rounds in all; 0: by time */
	int cpu[2];	/* where each role runs; -1: anywhere */
	int role;
	uint64_t sent, taken;
	unsigned char *out, *in;
};

struct mechanism {
	const char *name;
	size_t min, max;	/* sizes that it allows; max 0: no limit */
	void (*prepare)(struct bench *b);
	/* May be left out, like `clear`. */
	void (*take_side)(struct bench *b);
	void (*send)(struct bench *b, const void *message, size_t size);
	void (*recv)(struct bench *b, void *message, size_t size);
	/* Removes what has a name and would outlive the process, if it is there. Also called by signal handlers. */
	void (*clear)(void);
};

/* Runs the whole measurement; what `main` returns. */
int bench_main(int argc, char **argv, const struct mechanism *m);

/* Ends the process with what failed and why. */
_Noreturn void die(const char *what);
/* Ends it with exit status 3: this size cannot be sent this way on this machine. */
_Noreturn void not_allowed(const char *why);

/* Mechanisms that are streams move whole messages with write_all and read_all. */
#include "stream.h"

#endif

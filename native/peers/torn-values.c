/*
 * torn-values KIND: how often a reader of shared memory sees a value that nobody stored. Prints READS TORN.
 *
 * KIND is "text" (128 bytes, copied with memcpy), "aligned" (8 bytes, one store, within a cache line) or "across"
 * (8 bytes, one store, over the border of two cache lines).
 *
 * The child stores two values in turn, for ever, and counts its stores in a cache line of its own. The parent reads,
 * until it has seen the count move many times: only then did the two really run at the same time. Each is bound to a
 * CPU of its own where there are two; on one CPU, or a very busy machine, a deadline ends it. The parent ends the child, and the segment is marked for removal
 * before the fork: the kernel removes it however the two end.
 */
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LINE = 64, TEXT = 128, MOVES = 20000, DEADLINE_MS = 1000 };

/* An 8-byte store that the compiler can neither split nor leave out, wherever it goes. */
struct __attribute__((packed)) word {
	volatile uint64_t value;
};

static char texts[2][TEXT];
static volatile size_t text_size = TEXT;

static _Noreturn void die(const char *what)
{
	perror(what);
	exit(1);
}

static int64_t now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void store(char *to, int is_text, int which)
{
	if (is_text)
		memcpy(to, texts[which], text_size);
	else
		((struct word *)to)->value = which ? UINT64_MAX : 0;
}

static int is_torn(const char *from, int is_text)
{
	if (is_text) {
		char copy[TEXT];
		memcpy(copy, from, text_size);
		return memcmp(copy, texts[0], TEXT) && memcmp(copy, texts[1], TEXT);
	}
	uint64_t value = ((const struct word *)from)->value;
	return value != 0 && value != UINT64_MAX;
}

/* Binds this process to the first or the last CPU that it may use. */
static void bind_to(int last)
{
	cpu_set_t allowed, one;
	int chosen = -1;
	if (sched_getaffinity(0, sizeof allowed, &allowed) < 0)
		return;
	for (int cpu = 0; cpu < CPU_SETSIZE; cpu++)
		if (CPU_ISSET(cpu, &allowed) && (last || chosen < 0))
			chosen = cpu;
	CPU_ZERO(&one);
	CPU_SET(chosen, &one);
	sched_setaffinity(0, sizeof one, &one);
}

int main(int argc, char **argv)
{
	const char *kind = argc == 2 ? argv[1] : "";
	int is_text = strcmp(kind, "text") == 0, across = strcmp(kind, "across") == 0;
	if (!is_text && !across && strcmp(kind, "aligned") != 0) {
		fprintf(stderr, "usage: torn-values text|aligned|across\n");
		return 2;
	}
	int id = shmget(IPC_PRIVATE, 4096, 0600);
	char *memory = id < 0 ? (void *)-1 : shmat(id, NULL, 0);
	if (memory == (void *)-1)
		die("shared memory");
	shmctl(id, IPC_RMID, NULL);
	memset(texts[0], 'a', TEXT - 1);
	memset(texts[1], 'b', TEXT - 1);
	uint64_t *count = (uint64_t *)(void *)memory;
	char *place = memory + 4 * LINE - (across ? 4 : 0);
	store(place, is_text, 0);

	pid_t writer = fork();
	if (writer < 0)
		die("fork");
	if (writer == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		bind_to(1);
		for (uint64_t n = 1;; n++) {
			store(place, is_text, n & 1);
			__atomic_store_n(count, n, __ATOMIC_RELEASE);
		}
	}
	bind_to(0);
	long reads = 0, torn = 0, moves = 0;
	uint64_t last = 0;
	for (int64_t end = now_ms() + DEADLINE_MS; moves < MOVES; reads++) {
		torn += is_torn(place, is_text);
		uint64_t now = __atomic_load_n(count, __ATOMIC_ACQUIRE);
		moves += now != last;
		last = now;
		if (reads % 1024 == 0 && now_ms() > end)
			break;
	}
	kill(writer, SIGKILL);
	waitpid(writer, NULL, 0);
	printf("%ld %ld\n", reads, torn);
	return 0;
}

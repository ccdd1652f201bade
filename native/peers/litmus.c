/*
 * litmus TEST HOW: do two processes see each other's stores in the order of the programs? Prints ROUNDS SEEN CPUS: how
 * many rounds there were, in how many of them an access was seen to overtake another, and how many CPUs the two had.
 *
 * TEST is one of the two small experiments from which the order of a machine's memory is known:
 *
 *   message   One stores a message, then a flag. The other loads the flag, then the message. Overtaken: the flag of this
 *             round is there, and the message is still that of an earlier one.
 *   buffer    Each stores a word of its own, then loads the other's. Overtaken: neither has seen the other's store,
 *             though one of the two stores must have been the first.
 *
 * HOW is "plain", loads and stores as a compiler makes them of an assignment, in the order of the program; or "atomic",
 * sequentially consistent as C11 has it. Message, flag and words are each alone in its cache line.
 *
 * Each process is bound to a CPU of its own; with one CPU nothing can overtake, and the program says so at once. The
 * rounds are numbered, and the number is what is stored: so nothing has to be cleared between them. A deadline ends
 * what a busy machine does not get done. The segment is marked for removal before the fork, and the child dies with its
 * parent.
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

enum { ROUNDS = 400000, DEADLINE_MS = 1500, APART = 64 };

/* What the two share. 256 bytes: neither a line nor the pair of lines that some processors fetch has two of them. */
struct shared {
	_Alignas(256) volatile uint32_t words[2][APART];
	_Alignas(256) volatile uint32_t ended;
	_Alignas(256) uint32_t found[2][ROUNDS + 1];
};

static struct shared *shared;

static _Noreturn void die(const char *what)
{
	perror(what);
	exit(1);
}

static void store(int atomic, int word, uint32_t value)
{
	if (atomic)
		__atomic_store_n(&shared->words[word][0], value, __ATOMIC_SEQ_CST);
	else
		shared->words[word][0] = value;
}

static uint32_t load(int atomic, int word)
{
	return atomic ? __atomic_load_n(&shared->words[word][0], __ATOMIC_SEQ_CST) : shared->words[word][0];
}

static int late(void)
{
	static int64_t end;
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	int64_t now = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
	if (end == 0)
		end = now + DEADLINE_MS;
	return now > end || __atomic_load_n(&shared->ended, __ATOMIC_SEQ_CST);
}

/* Word 0 is the message, word 1 the flag. */
static void tell(int atomic)
{
	for (uint32_t n = 1;; n++) {
		store(atomic, 0, n);
		store(atomic, 1, n);
	}
}

static void hear(int atomic)
{
	uint32_t before = 0, rounds = 0, seen = 0;
	for (uint32_t looks = 1; rounds < ROUNDS; looks++) {
		uint32_t flag = load(atomic, 1), message = load(atomic, 0);
		rounds += flag != before;
		/* The message may be newer than the flag, not older. */
		seen += (int32_t)(message - flag) < 0;
		before = flag;
		if (looks % 1024 == 0 && late())
			break;
	}
	printf("%u %u", rounds, seen);
}

/* A round begins when both have stored in the last one. */
static uint32_t meet(int atomic, int own)
{
	for (uint32_t n = 1; n <= ROUNDS; n++) {
		/* One waits a little, longer in each round, so that sometimes both store at the same time. */
		for (volatile uint32_t pause = own * (n % 256); pause > 0; pause--)
			;
		store(atomic, own, n);
		shared->found[own][n] = load(atomic, !own);
		for (uint32_t looks = 1; (int32_t)(load(atomic, !own) - n) < 0; looks++)
			if (looks % 1024 == 0 && late())
				return n - 1;
	}
	return ROUNDS;
}

static void count(uint32_t rounds)
{
	uint32_t seen = 0;
	for (uint32_t n = 1; n <= rounds; n++)
		seen += shared->found[0][n] < n && shared->found[1][n] < n;
	printf("%u %u", rounds, seen);
}

/* Binds this process to the first or the last CPU that it may use; tells how many those are. */
static int bind_to(int last)
{
	cpu_set_t allowed, one;
	int chosen = -1;
	if (sched_getaffinity(0, sizeof allowed, &allowed) < 0)
		die("sched_getaffinity");
	for (int cpu = 0; cpu < CPU_SETSIZE; cpu++)
		if (CPU_ISSET(cpu, &allowed) && (last || chosen < 0))
			chosen = cpu;
	CPU_ZERO(&one);
	CPU_SET(chosen, &one);
	if (sched_setaffinity(0, sizeof one, &one) < 0)
		die("sched_setaffinity");
	return CPU_COUNT(&allowed);
}

int main(int argc, char **argv)
{
	const char *test = argc == 3 ? argv[1] : "", *how = argc == 3 ? argv[2] : "";
	int message = strcmp(test, "message") == 0, atomic = strcmp(how, "atomic") == 0;
	if ((!message && strcmp(test, "buffer") != 0) || (!atomic && strcmp(how, "plain") != 0)) {
		fprintf(stderr, "usage: litmus message|buffer plain|atomic\n");
		return 2;
	}
	int id = shmget(IPC_PRIVATE, sizeof *shared, 0600);
	shared = id < 0 ? (void *)-1 : shmat(id, NULL, 0);
	if (shared == (void *)-1)
		die("shared memory");
	shmctl(id, IPC_RMID, NULL);
	pid_t child = fork();
	if (child < 0)
		die("fork");
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		bind_to(1);
		if (message)
			tell(atomic);
		meet(atomic, 1);
		_exit(0);
	}
	int cpus = bind_to(0);
	if (cpus < 2)
		printf("0 0");
	else if (message)
		hear(atomic);
	else {
		uint32_t rounds = meet(atomic, 0);
		__atomic_store_n(&shared->ended, 1, __ATOMIC_SEQ_CST);
		/* The child has found what it found in the last round, too, before it ends. */
		waitpid(child, NULL, 0);
		count(rounds);
	}
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	printf(" %d\n", cpus);
	return 0;
}

#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { BATCHES = 15, STOP = 0xff, GO = 0x01, ANSWER = 0x02 };

static const struct mechanism *mech;
static uint64_t *child_took;	/* messages; in memory that both have, beside what is measured */
static int role;	/* as in struct bench, for those that have none at hand */
static pid_t child;
#include "ending.h"

_Noreturn void die(const char *what)
{
	fprintf(stderr, "%s: %s: %s\n", mech->name, what, strerror(errno));
	leave(1);
}

_Noreturn void not_allowed(const char *why)
{
	/* Both sides find out; one of them says it. */
	if (role == 0)
		fprintf(stderr, "%s: %s\n", mech->name, why);
	leave(3);
}

static int64_t now_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* The first byte says what the message is; the number follows it, and is repeated at the end. */
static void stamp(unsigned char *m, size_t size, int what, uint64_t number)
{
	m[0] = (unsigned char)what;
	if (size >= 9)
		memcpy(m + 1, &number, 8);
	if (size >= 17)
		memcpy(m + size - 8, &number, 8);
}

static void fill(struct bench *b, unsigned char *m, uint64_t number)
{
	for (size_t i = 9; i + 8 < b->size; i++)
		m[i] = (unsigned char)(number * 31 + i);
}

static void wrong(const char *what, uint64_t number)
{
	fprintf(stderr, "%s: message %llu: %s\n", mech->name, (unsigned long long)number, what);
	leave(1);
}

static void compare(struct bench *b, const unsigned char *m, uint64_t number)
{
	if (b->size >= 9 && memcmp(m + 1, &number, 8) != 0)
		wrong("another message came at its place", number);
	if (b->size >= 17 && memcmp(m + b->size - 8, &number, 8) != 0)
		wrong("its end belongs to another message", number);
	for (size_t i = 9; b->verify && i + 8 < b->size; i++)
		if (m[i] != (unsigned char)(number * 31 + i))
			wrong("its bytes differ", number);
}

static void say(struct bench *b, int what)
{
	stamp(b->out, b->size, what, b->sent);
	if (b->verify)
		fill(b, b->out, b->sent);
	mech->send(b, b->out, b->size);
	b->sent++;
}

static int hear(struct bench *b)
{
	mech->recv(b, b->in, b->size);
	compare(b, b->in, b->taken);
	b->taken++;
	return b->in[0];
}

/* The child: answers every round (latency), or only the last of a batch (throughput), until it is told to stop. */
static void serve(struct bench *b)
{
	for (;;) {
		int what = hear(b);
		if (what == STOP) {
			*child_took = b->taken;
			_exit(0);
		}
		if (what != GO && what != ANSWER)
			wrong("its first byte says nothing", b->taken - 1);
		if (!b->oneway || what == ANSWER)
			say(b, what);
	}
}

static int64_t batch(struct bench *b, int64_t rounds)
{
	int64_t start = now_ns();
	for (int64_t i = 0; i < rounds; i++) {
		int last = i == rounds - 1;
		int what = last ? ANSWER : GO;
		say(b, what);
		if ((!b->oneway || last) && hear(b) != what)
			wrong("the answer belongs to another", b->taken - 1);
	}
	return now_ns() - start;
}

static void pin(int cpu)
{
	if (cpu < 0)
		return;
	cpu_set_t set;
	CPU_ZERO(&set);
	CPU_SET((size_t)cpu, &set);
	if (sched_setaffinity(0, sizeof set, &set) < 0)
		die("sched_setaffinity");
}

static int64_t cpu_ns(const struct rusage *r)
{
	return (r->ru_utime.tv_sec + r->ru_stime.tv_sec) * 1000000000LL +
	       (r->ru_utime.tv_usec + r->ru_stime.tv_usec) * 1000LL;
}

/* Doubles the rounds until a batch takes its share of the budget: the warm-up too. */
static int64_t calibrate(struct bench *b)
{
	if (b->rounds > 0)
		return b->rounds;
	int64_t share = b->budget_ms * 1000000LL / (BATCHES + 5);
	int64_t rounds = 1, took = batch(b, 1);
	/* Long enough twice: the first time, memory and caches were new, and fewer rounds took as long. */
	for (int long_enough = 0; rounds < (1 << 24);) {
		/* Never grow more than fourfold: the first batches are slower than what follows. */
		int64_t more = took > 0 ? rounds * share / took + 1 : rounds * 4;
		if (took < share / 2)
			rounds = more > rounds * 4 ? rounds * 4 : more;
		took = batch(b, rounds);
		if (took >= share / 2 && ++long_enough == 2)
			break;
	}
	return rounds;
}

static void measure(struct bench *b)
{
	int64_t rounds = calibrate(b);
	int batches = b->rounds > 0 ? 1 : BATCHES;
	double figures[BATCHES];
	struct rusage before, after;
	getrusage(RUSAGE_SELF, &before);
	for (int i = 0; i < batches; i++) {
		idle = 0;
		figures[i] = (double)batch(b, rounds) / (double)rounds;
	}
	getrusage(RUSAGE_SELF, &after);
	uint64_t all = b->sent;
	say(b, STOP);
	int status;
	if (wait(&status) < 0)
		die("wait");
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "%s: the child ended with status %#x\n", mech->name, status);
		leave(1);
	}
	/* A message of fewer than nine bytes carries no number: the count tells whether one came twice. */
	if (*child_took != b->sent)
		wrong("the other side took another number of messages", *child_took);
	struct rusage child;
	getrusage(RUSAGE_CHILDREN, &child);
	printf("{\"mechanism\":\"%s\",\"mode\":\"%s\",\"size\":%zu,\"cpus\":[%d,%d],\"rounds\":%lld,\"messages\":%llu,"
	       "\"cpuParent\":%.1f,\"cpuChild\":%.1f,\"switches\":%.3f,\"ns\":[",
	       mech->name, b->oneway ? "throughput" : "latency", b->size, b->cpu[0], b->cpu[1], (long long)rounds,
	       (unsigned long long)all, (double)(cpu_ns(&after) - cpu_ns(&before)) / (double)(rounds * batches),
	       (double)cpu_ns(&child) / (double)all,
	       (double)(after.ru_nvcsw - before.ru_nvcsw) / (double)(rounds * batches));
	for (int i = 0; i < batches; i++)
		printf("%s%.1f", i ? "," : "", figures[i]);
	puts("]}");
}

static _Noreturn void usage(void)
{
	fprintf(stderr,
		"usage: %s SIZE [--throughput] [--verify] [--cpus A,B] [--time MS] [--rounds N]\n"
		"measures messages of SIZE bytes between two processes; see bench.h\n",
		mech->name);
	_exit(2);
}

static void parse(struct bench *b, int argc, char **argv)
{
	char *end;
	if (argc < 2)
		usage();
	b->size = strtoul(argv[1], &end, 10);
	if (*end || b->size == 0)
		usage();
	for (int i = 2; i < argc; i++) {
		int more = i + 1 < argc;
		if (!strcmp(argv[i], "--throughput"))
			b->oneway = 1;
		else if (!strcmp(argv[i], "--verify"))
			b->verify = 1;
		else if (more && !strcmp(argv[i], "--cpus")) {
			if (sscanf(argv[++i], "%d,%d", &b->cpu[0], &b->cpu[1]) != 2)
				usage();
		} else if (more && !strcmp(argv[i], "--time"))
			b->budget_ms = atoi(argv[++i]);
		else if (more && !strcmp(argv[i], "--rounds"))
			b->rounds = atoi(argv[++i]);
		else
			usage();
	}
}

int bench_main(int argc, char **argv, const struct mechanism *m)
{
	mech = m;
	struct bench b = { .budget_ms = 100, .cpu = { -1, -1 } };
	parse(&b, argc, argv);
	if (b.size < m->min || (m->max && b.size > m->max))
		not_allowed("it does not allow messages of this size");
	b.out = calloc(1, b.size);
	b.in = calloc(1, b.size);
	if (!b.out || !b.in)
		die("calloc");
	signal(SIGPIPE, SIG_IGN);
	catch_signals();
	child_took = mmap(0, sizeof *child_took, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (child_took == MAP_FAILED)
		die("mmap");
	hold_signals(SIG_BLOCK);
	m->prepare(&b);
	pid_t parent = getpid();
	child = fork();
	if (child < 0)
		die("fork");
	b.role = role = child == 0;
	/* No child is left behind, however the parent ends. */
	if (b.role == 1 && (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0 || getppid() != parent))
		_exit(1);
	hold_signals(SIG_UNBLOCK);
	pin(b.cpu[b.role]);
	watch_time(1);
	if (m->take_side)
		m->take_side(&b);
	if (b.role == 1) {
		/* The parent watches the time. */
		watch_time(0);
		serve(&b);
	}
	measure(&b);
	clear();
	return 0;
}

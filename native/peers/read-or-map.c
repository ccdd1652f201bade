/*
 * read-or-map SIZE...: how long it takes to look at a whole file of SIZE bytes, with pread into a buffer and with a
 * fresh mapping. One line for each size: SIZE, nanoseconds with pread, nanoseconds with mmap, medians of many rounds;
 * then the quartiles of each, and the page faults of one round of each.
 *
 * Either way one byte of every cache line is added up, so that the bytes are really fetched. The file is in the page
 * cache: what is compared is the copy against the page faults, not the disk.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 101, LINE = 64 };

static volatile unsigned sum;

static int64_t now_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static _Noreturn void die(const char *what)
{
	perror(what);
	exit(1);
}

static void add_up(const unsigned char *bytes, size_t size)
{
	unsigned total = 0;
	for (size_t i = 0; i < size; i += LINE)
		total += bytes[i];
	sum += total;
}

static void with_pread(int fd, unsigned char *buffer, size_t size)
{
	if (pread(fd, buffer, size, 0) != (ssize_t)size)
		die("pread");
	add_up(buffer, size);
}

static void with_mmap(int fd, size_t size)
{
	unsigned char *map = mmap(0, size, PROT_READ, MAP_SHARED, fd, 0);
	if (map == MAP_FAILED)
		die("mmap");
	add_up(map, size);
	if (munmap(map, size) < 0)
		die("munmap");
}

static int compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static void sort(int64_t *times)
{
	qsort(times, ROUNDS, sizeof *times, compare);
}

static long page_faults(void)
{
	struct rusage r;
	if (getrusage(RUSAGE_SELF, &r) < 0)
		die("getrusage");
	return r.ru_minflt;
}

/* A round of its own: counting takes time. */
static void print_faults(int fd, unsigned char *buffer, size_t size)
{
	long start = page_faults();
	with_pread(fd, buffer, size);
	long middle = page_faults();
	with_mmap(fd, size);
	printf(" %ld %ld\n", middle - start, page_faults() - middle);
}

static void measure(size_t size)
{
	char name[] = "read-or-map-XXXXXX";
	int64_t copied[ROUNDS], mapped[ROUNDS];
	unsigned char *buffer = malloc(size);
	int fd = mkstemp(name);
	if (!buffer || fd < 0)
		die(name);
	unlink(name);
	for (size_t i = 0; i < size; i++)
		buffer[i] = (unsigned char)i;
	if (write(fd, buffer, size) != (ssize_t)size)
		die("write");
	/* In turn, so that both see the same machine. */
	for (int i = 0; i < ROUNDS; i++) {
		int64_t start = now_ns();
		with_pread(fd, buffer, size);
		int64_t middle = now_ns();
		with_mmap(fd, size);
		copied[i] = middle - start;
		mapped[i] = now_ns() - middle;
	}
	sort(copied);
	sort(mapped);
	enum { LOW = ROUNDS / 4, MIDDLE = ROUNDS / 2, HIGH = ROUNDS - 1 - ROUNDS / 4 };
	printf("%zu %lld %lld", size, (long long)copied[MIDDLE], (long long)mapped[MIDDLE]);
	printf(" %lld %lld", (long long)copied[LOW], (long long)copied[HIGH]);
	printf(" %lld %lld", (long long)mapped[LOW], (long long)mapped[HIGH]);
	print_faults(fd, buffer, size);
	close(fd);
	free(buffer);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		char *end;
		size_t size = strtoul(argv[i], &end, 10);
		if (*end || size == 0) {
			fprintf(stderr, "usage: read-or-map SIZE...\n");
			return 2;
		}
		measure(size);
	}
	return 0;
}

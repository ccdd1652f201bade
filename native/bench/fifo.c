/* Two FIFOs in a directory of their own; their names are removed as soon as both sides hold them. */
#include "bench.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/fifo-XXXXXX";
static char names[2][64];
static int keep[2], reads, writes;

static void clear(void)
{
	unlink(names[0]);
	unlink(names[1]);
	rmdir(folder);
}

static void prepare(struct bench *b)
{
	(void)b;
	if (!mkdtemp(folder))
		die("mkdtemp");
	for (int i = 0; i < 2; i++) {
		snprintf(names[i], sizeof names[i], "%s/%d", folder, i);
		if (mkfifo(names[i], 0600) < 0)
			die("mkfifo");
		/* Read-write, so that neither side's open waits and the names can go at once. */
		keep[i] = open(names[i], O_RDWR);
		if (keep[i] < 0)
			die("open");
	}
}

static void take_side(struct bench *b)
{
	char path[64];
	snprintf(path, sizeof path, "/proc/self/fd/%d", keep[b->role ? 0 : 1]);
	reads = open(path, O_RDONLY);
	snprintf(path, sizeof path, "/proc/self/fd/%d", keep[b->role ? 1 : 0]);
	writes = open(path, O_WRONLY);
	if (reads < 0 || writes < 0)
		die("open");
	if (b->role == 0)
		clear();
}

static void send_message(struct bench *b, const void *message, size_t size)
{
	(void)b;
	write_all(writes, message, size);
}

static void recv_message(struct bench *b, void *message, size_t size)
{
	(void)b;
	read_all(reads, message, size);
}

int main(int argc, char **argv)
{
	static const struct mechanism m = {
		.name = "fifo", .min = 1, .prepare = prepare, .take_side = take_side,
		.send = send_message, .recv = recv_message, .clear = clear,
	};
	return bench_main(argc, argv, &m);
}

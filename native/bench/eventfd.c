/* Two eventfds: a counter of 8 bytes is all that they carry, so the number of a message is its value. */
#include "bench.h"

#include <sys/eventfd.h>
#include <string.h>
#include <unistd.h>

static int events[2];

static void prepare(struct bench *b)
{
	(void)b;
	for (int i = 0; i < 2; i++) {
		events[i] = eventfd(0, 0);
		if (events[i] < 0)
			die("eventfd");
	}
}

static void take_side(struct bench *b)
{
	if (b->oneway)
		not_allowed("an eventfd adds up what is written: it keeps no messages apart");
}

static void send_message(struct bench *b, const void *message, size_t size)
{
	uint64_t value = 0;
	memcpy(&value, message, size);
	write_all(events[b->role], &value, 8);
}

static void recv_message(struct bench *b, void *message, size_t size)
{
	uint64_t value;
	read_all(events[!b->role], &value, 8);
	memcpy(message, &value, size);
}

int main(int argc, char **argv)
{
	static const struct mechanism m = {
		.name = "eventfd", .min = 1, .max = 8, .prepare = prepare, .take_side = take_side,
		.send = send_message, .recv = recv_message,
	};
	return bench_main(argc, argv, &m);
}

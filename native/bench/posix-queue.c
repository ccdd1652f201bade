/* Two POSIX message queues, unlinked as soon as they are open. */
#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <unistd.h>

static mqd_t queues[2];

static void prepare(struct bench *b)
{
	struct mq_attr attr = { .mq_maxmsg = 10, .mq_msgsize = (long)b->size };
	for (int i = 0; i < 2; i++) {
		char name[64];
		snprintf(name, sizeof name, "/bench-%d-%d", (int)getpid(), i);
		queues[i] = mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, &attr);
		if (queues[i] == (mqd_t)-1 && errno == EINVAL)
			not_allowed("a message of this size is over fs.mqueue.msgsize_max");
		if (queues[i] == (mqd_t)-1 && (errno == EMFILE || errno == ENOMEM))
			not_allowed("queues of this size are over RLIMIT_MSGQUEUE");
		if (queues[i] == (mqd_t)-1)
			die("mq_open");
		mq_unlink(name);
	}
}

static void take_side(struct bench *b)
{
	(void)b;
}

static void send_message(struct bench *b, const void *message, size_t size)
{
	if (mq_send(queues[b->role], message, size, 0) < 0)
		die("mq_send");
}

static void recv_message(struct bench *b, void *message, size_t size)
{
	if (mq_receive(queues[!b->role], message, size, 0) != (ssize_t)size)
		die("mq_receive");
}

int main(int argc, char **argv)
{
	static const struct mechanism m = {
		.name = "posix-queue", .min = 1, .prepare = prepare, .take_side = take_side,
		.send = send_message, .recv = recv_message,
	};
	return bench_main(argc, argv, &m);
}

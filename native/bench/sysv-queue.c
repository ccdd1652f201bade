/* One System V message queue for both directions: type 1 goes to the child, type 2 to the parent. */
#include "bench.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <unistd.h>

static int queue = -1;
static struct letter { long type; char text[]; } *letter;

static void prepare(struct bench *b)
{
	queue = msgget(IPC_PRIVATE, 0600);
	if (queue < 0)
		die("msgget");
	letter = malloc(sizeof *letter + b->size);
	if (!letter)
		die("malloc");
}

static void clear(void)
{
	if (queue >= 0)
		msgctl(queue, IPC_RMID, 0);
	queue = -1;
}

static void send_message(struct bench *b, const void *message, size_t size)
{
	letter->type = b->role ? 2 : 1;
	memcpy(letter->text, message, size);
	while (msgsnd(queue, letter, size, 0) < 0) {
		if (errno == EINVAL)
			not_allowed("a message of this size is over kernel.msgmax");
		if (errno != EINTR)
			die("msgsnd");
	}
}

static void recv_message(struct bench *b, void *message, size_t size)
{
	ssize_t got;
	do
		got = msgrcv(queue, letter, size, b->role ? 1 : 2, 0);
	while (got < 0 && errno == EINTR);
	if (got != (ssize_t)size) {
		/* The parent has removed the queue because it may not send; it says so itself. */
		if (b->role && (errno == EIDRM || errno == EINVAL))
			_exit(1);
		die("msgrcv");
	}
	memcpy(message, letter->text, size);
}

int main(int argc, char **argv)
{
	static const struct mechanism m = {
		.name = "sysv-queue", .min = 1, .prepare = prepare,
		.send = send_message, .recv = recv_message, .clear = clear,
	};
	return bench_main(argc, argv, &m);
}

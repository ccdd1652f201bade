/*
 * What single calls cost in C: the baseline of lib/tools/bench/calls.ts.
 *
 * calls NAME ROUNDS writes the nanoseconds of one call (of a pair for msg), the mean of ROUNDS.
 * /dev/null and /dev/zero stand for files: what is measured is the way into the kernel and back.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <time.h>
#include <unistd.h>

static char bytes[4096];
static int null_fd, zero_fd, queue;
static volatile int word;
static struct {
  long type;
  char text[64];
} message = {.type = 1};

static void failed(const char *what) {
  perror(what);
  exit(1);
}

static void do_getpid(void) {
  if (getpid() < 0)
    failed("getpid");
}

static void do_write(size_t count) {
  if (write(null_fd, bytes, count) < 0)
    failed("write");
}

static void do_read(size_t count) {
  if (read(zero_fd, bytes, count) < 0)
    failed("read");
}

static void do_write1(void) { do_write(1); }
static void do_write4096(void) { do_write(4096); }
static void do_read1(void) { do_read(1); }
static void do_read4096(void) { do_read(4096); }

static void do_msg(void) {
  if (msgsnd(queue, &message, sizeof message.text, 0) < 0)
    failed("msgsnd");
  if (msgrcv(queue, &message, sizeof message.text, 0, 0) < 0)
    failed("msgrcv");
}

static void do_memory(void) { word = word + 1; }

static const struct {
  const char *name;
  void (*run)(void);
} calls[] = {
    {"getpid", do_getpid}, {"write1", do_write1},     {"write4096", do_write4096},
    {"read1", do_read1},   {"read4096", do_read4096}, {"msg", do_msg},
    {"memory", do_memory},
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

int main(int argc, char **argv) {
  long rounds = argc == 3 ? atol(argv[2]) : 0;
  null_fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
  zero_fd = open("/dev/zero", O_RDONLY | O_CLOEXEC);
  for (size_t i = 0; rounds > 0 && i < sizeof calls / sizeof *calls; i++) {
    if (strcmp(calls[i].name, argv[1]) != 0)
      continue;
    int needs_queue = strcmp(argv[1], "msg") == 0;
    if (needs_queue && (queue = msgget(IPC_PRIVATE, IPC_CREAT | 0600)) < 0)
      failed("msgget");
    double from = now();
    for (long round = 0; round < rounds; round++)
      calls[i].run();
    printf("%.2f\n", (now() - from) / (double)rounds);
    if (needs_queue)
      msgctl(queue, IPC_RMID, NULL);
    return 0;
  }
  fprintf(stderr, "usage: calls getpid|write1|write4096|read1|read4096|msg|memory ROUNDS\n");
  return 2;
}

/*
 * queue-talk WORD…: does with the queue of key 7777 what its words say, one after the other; makes it if there is none.
 *
 *   send:TYPE:TEXT  puts a message in, waits for room        take:N   takes N messages, prints "TYPE LENGTH TEXT\n" each
 *   ask:TEXT        puts "PID TEXT" in, type 1               answer   takes one of its pid's type, prints "TEXT\n"
 *   child … end     the words between in a process           join     waits for all of these
 *   full            until no text of 1000 bytes fits and the last sender sleeps or is gone; if first, lets others
 *                   make the queue
 *   asleep          until the last receiver sleeps or is gone
 *   remove          removes the queue
 *
 * full and asleep give up on a process that never sleeps when it has had its turn often enough to be found out by what it
 * did, and on everything else after a while. They look again and again, with a pause that the tracer does not take for
 * waiting.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/msg.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { KEY = 7777, LARGEST = 8192, PATIENCE_MS = 300, TURNS = 500, FULL_MS = 3000, BEGIN_MS = 1000, CALM_MS = 5 };

static struct message {
  long type;
  char text[LARGEST];
} message;
static int queue;

static void must(int ok, const char *what)
{
  if (ok) return;
  perror(what);
  exit(1);
}

static void send_text(long type, const char *text)
{
  size_t length = strlen(text);
  message.type = type;
  memcpy(message.text, text, length);
  must(msgsnd(queue, &message, length, 0) == 0, "msgsnd");
}

static size_t take(long type)
{
  ssize_t length = msgrcv(queue, &message, LARGEST, type, 0);
  must(length >= 0, "msgrcv");
  return (size_t)length;
}

static void rest(void)
{
  static int fd = -1;
  struct epoll_event event;
  if (fd < 0) fd = epoll_create1(EPOLL_CLOEXEC);
  syscall(SYS_epoll_pwait2, fd, &event, 1, &(struct timespec){ 0, 1000000 }, NULL, 0);
}

static long now_ms(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The time that passed since the last look; a machine that stood still meanwhile did nothing. */
static long rest_and_count(void)
{
  long before = now_ms();
  rest();
  long passed = now_ms() - before;
  return passed < CALM_MS ? passed : CALM_MS;
}

/* How often it gave up the CPU, which it does at each stop of its tracer; -1 if it sleeps or is gone. */
static long turns_of(pid_t pid)
{
  char path[64], line[256];
  long turns = -1;
  snprintf(path, sizeof path, "/proc/%d/status", pid);
  FILE *file = fopen(path, "r");
  while (file && fgets(line, sizeof line, file)) {
    char state;
    if (sscanf(line, "State: %c", &state) == 1 && (state == 'S' || state == 'Z')) break;
    sscanf(line, "voluntary_ctxt_switches: %ld", &turns);
  }
  if (file) fclose(file);
  return turns;
}

static void await_sleep(int full)
{
  struct msqid_ds about;
  long first = -1, since = 0;
  for (long now = 0; now < (full ? FULL_MS : BEGIN_MS); now += rest_and_count()) {
    must(msgctl(queue, IPC_STAT, &about) == 0, "msgctl");
    pid_t pid = full ? about.msg_lspid : about.msg_lrpid;
    int reached = full ? about.__msg_cbytes + 1000 > about.msg_qbytes : pid != 0;
    if (!reached) continue;
    long turns = turns_of(pid);
    if (turns < 0) return;
    if (first < 0) {
      first = turns;
      since = now;
    }
    if (turns - first > TURNS && now - since > PATIENCE_MS) return;
  }
}

static void do_word(char *word)
{
  char own[LARGEST];
  char *value = strchr(word, ':');
  if (value) *value++ = 0;
  if (strcmp(word, "send") == 0) {
    long type = strtol(value, &value, 10);
    send_text(type, value + 1);
  } else if (strcmp(word, "ask") == 0) {
    snprintf(own, sizeof own, "%d %s", getpid(), value);
    send_text(1, own);
  } else if (strcmp(word, "take") == 0) {
    for (int n = atoi(value); n > 0; n--) {
      size_t length = take(0);
      printf("%ld %zu %.*s\n", message.type, length, (int)length, message.text);
      fflush(stdout);
    }
  } else if (strcmp(word, "answer") == 0) {
    size_t length = take(getpid());
    printf("%.*s\n", (int)length, message.text);
    fflush(stdout);
  } else if (strcmp(word, "join") == 0) {
    while (wait(NULL) > 0) continue;
  } else if (strcmp(word, "remove") == 0) {
    must(msgctl(queue, IPC_RMID, NULL) == 0, "msgctl");
  } else if (strcmp(word, "full") == 0 || strcmp(word, "asleep") == 0) {
    await_sleep(word[0] == 'f');
  } else {
    fprintf(stderr, "queue-talk: there is no word %s\n", word);
    exit(2);
  }
}

/* The queue, when it is there; after a while, one of our own. */
static int await_queue(void)
{
  int id;
  for (long now = 0; (id = msgget(KEY, 0)) < 0 && now < BEGIN_MS;) now += rest_and_count();
  return id < 0 ? msgget(KEY, IPC_CREAT | 0666) : id;
}

int main(int argc, char **argv)
{
  queue = argc > 1 && strcmp(argv[1], "full") == 0 ? await_queue() : msgget(KEY, IPC_CREAT | 0666);
  must(queue >= 0, "msgget");
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "child") != 0) {
      do_word(argv[i]);
      continue;
    }
    pid_t pid = fork();
    must(pid >= 0, "fork");
    for (i++; i < argc && strcmp(argv[i], "end") != 0; i++)
      if (pid == 0) do_word(argv[i]);
    if (pid == 0) return 0;
  }
  return 0;
}

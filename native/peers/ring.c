/*
 * ring HOW TEXT…: one side of a ring buffer in the segment of key 7777, 4096 bytes, made if there is none.
 *
 * The 32-bit word at 0 counts the texts that were put in, that at 4 those that were taken; text n, from 0 on, is at
 * 64 + n % 8 * 128, up to its NUL. An empty text is the last. Each side changes its own word, wakes whoever sleeps on
 * it, and sleeps on the other's. HOW is
 *
 *   produce   puts the texts in, and an empty one
 *   patient   the same; first and after each text it waits until the consumer sleeps, and wakes it for nothing. It says
 *             "asleep" each time; or "awake" when the consumer does not sleep, and goes on as produce does
 *   eager     the same as produce, but looks again and again and does not wait to be woken
 *   consume   prints the texts, each with a newline
 *   unhurried the same, a moment after each has been put in
 *   taste     the same at its end, and looks again and again
 *
 * Whoever looks makes no call that the record keeps while the other side goes on: a disturbed run does not hold it up.
 * It wakes the other side where it is likely to sleep, and wherever nothing has moved for a while.
 */
#include <linux/futex.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { KEY = 7777, BYTES = 4096, PLACES = 8, FIRST = 64, ROOM = 128, PATIENCE = 700, STILL = 125, GIVE_UP = 25000 };

static uint32_t *words;
static bool looks, unhurried;
/* The word that was changed without a wake; -1: none. */
static int owed = -1;

static void must(int ok, const char *what)
{
  if (ok) return;
  perror(what);
  exit(1);
}

/* A pause by a call that the record does not keep. */
static void rest(long microseconds)
{
  static int fd = -1;
  struct epoll_event event;
  if (fd < 0) fd = epoll_create1(EPOLL_CLOEXEC);
  syscall(SYS_epoll_pwait2, fd, &event, 1, &(struct timespec){ 0, microseconds * 1000 }, NULL, 0);
}

/* What the other side did before it changed its word is seen by whoever has seen the change. */
static uint32_t read_word(int word)
{
  return __atomic_load_n(&words[word], __ATOMIC_SEQ_CST);
}

static long wake(int word)
{
  return syscall(SYS_futex, &words[word], FUTEX_WAKE, 1, NULL, NULL, 0);
}

static void settle(void)
{
  if (owed >= 0) wake(owed);
  owed = -1;
}

static void sleep_on(int word, uint32_t while_it_is)
{
  static int rests, still;
  static uint32_t before;
  if (!looks) {
    syscall(SYS_futex, &words[word], FUTEX_WAIT, while_it_is, NULL, NULL, 0);
    return;
  }
  if (rests++ >= GIVE_UP) exit(1);
  still = while_it_is == before ? still + 1 : 0;
  before = while_it_is;
  if (still >= STILL) settle();
  rest(200);
}

static void advance(int word)
{
  __atomic_add_fetch(&words[word], 1, __ATOMIC_SEQ_CST);
  uint32_t there = read_word(0) - read_word(1);
  bool may_sleep = word == 0 ? there <= 1 : there >= PLACES - 1;
  owed = word;
  if (!looks || may_sleep) settle();
}

static char *place(uint32_t n)
{
  return (char *)words + FIRST + n % PLACES * ROOM;
}

static void put(const char *text)
{
  uint32_t n = read_word(0), taken;
  while ((taken = read_word(1)) + PLACES <= n) sleep_on(1, taken);
  strncpy(place(n), text, ROOM - 1);
  advance(0);
}

static void await_attachment(int id)
{
  struct shmid_ds about;
  for (int i = 0; i < PATIENCE && shmctl(id, IPC_STAT, &about) == 0 && about.shm_nattch < 2; i++) rest(1000);
}

/* Whether the consumer sleeps, at last. If so it was woken. */
static int probe(void)
{
  for (int i = 0; i < PATIENCE; i++) {
    if (wake(0) > 0) return puts("asleep"), 1;
    rest(1000);
  }
  puts("awake");
  return 0;
}

static void take_all(void)
{
  char text[ROOM] = "";
  do {
    uint32_t n = read_word(1), there;
    while ((there = read_word(0)) == n) sleep_on(0, there);
    if (unhurried) rest(5000);
    memcpy(text, place(n), ROOM);
    text[ROOM - 1] = 0;
    advance(1);
    if (text[0]) printf("%s\n", text);
    if (!looks) fflush(stdout);
  } while (text[0]);
}

int main(int argc, char **argv)
{
  const char *how = argc > 1 ? argv[1] : "";
  int id = shmget(KEY, BYTES, IPC_CREAT | 0666);
  must(id >= 0, "shmget");
  words = shmat(id, NULL, 0);
  must(words != (void *)-1, "shmat");
  int patient = strcmp(how, "patient") == 0;
  if (patient) await_attachment(id);
  looks = strcmp(how, "eager") == 0 || strcmp(how, "taste") == 0;
  unhurried = strcmp(how, "unhurried") == 0;
  if (unhurried || strcmp(how, "consume") == 0 || strcmp(how, "taste") == 0) {
    take_all();
    settle();
    return 0;
  }
  for (int i = 2; i < argc; i++) {
    if (patient) patient = probe();
    /* Woken for nothing, it has to sleep again before there is something. */
    if (patient && i == 2) patient = probe();
    put(argv[i]);
  }
  put("");
  settle();
  return 0;
}

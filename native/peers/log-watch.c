/*
 * log-watch PATH BYTES [TEXT]: maps the log, as soon as it has 4 bytes, and looks at it again and again until it counts
 * BYTES bytes. Each time it has counted more, all that is counted must be whole lines: the TEXT that is known, up to
 * there. Prints "whole", or what it found instead: "torn at BYTE of COUNT", "half a line: COUNT", "cut: COUNT". "late"
 * when nothing has happened for long.
 *
 * It rests by a call that the record does not keep, and asks for the file's length only when the count has changed.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 1 << 20, HEAD = 4, RESTS = 8000 };

static void must(int ok, const char *what)
{
  if (ok) return;
  perror(what);
  exit(1);
}

/* A fifth of a millisecond. */
static void rest(void)
{
  static int fd = -1, rests;
  struct epoll_event event;
  if (fd < 0) fd = epoll_create1(EPOLL_CLOEXEC);
  if (rests++ == RESTS) {
    puts("late");
    exit(0);
  }
  syscall(SYS_epoll_pwait2, fd, &event, 1, &(struct timespec){ 0, 200000 }, NULL, 0);
}

static off_t size_of(int fd)
{
  struct stat about;
  must(fstat(fd, &about) == 0, "fstat");
  return about.st_size;
}

int main(int argc, char **argv)
{
  if (argc != 4) {
    fprintf(stderr, "usage: log-watch PATH BYTES TEXT\n");
    return 2;
  }
  uint32_t known = 0, end = (uint32_t)atoi(argv[2]);
  int fd;
  while ((fd = open(argv[1], O_RDONLY)) < 0) rest();
  while (size_of(fd) < HEAD) rest();
  char *map = mmap(NULL, MOST, PROT_READ, MAP_SHARED, fd, 0);
  must(map != MAP_FAILED, "mmap");
  const uint32_t *count = (const uint32_t *)(void *)map;
  while (known < end) {
    /* The lines that are counted are there by now: no later look may come before this one. */
    uint32_t now = __atomic_load_n(count, __ATOMIC_ACQUIRE);
    if (now == known) {
      rest();
      continue;
    }
    if (now > end || size_of(fd) < (off_t)now + HEAD) {
      printf("cut: %u\n", now);
      return 0;
    }
    for (uint32_t i = 0; i < now; i++) {
      if (map[HEAD + i] == argv[3][i]) continue;
      printf("torn at %u of %u\n", i, now);
      return 0;
    }
    if (now > 0 && map[HEAD + now - 1] != '\n') {
      printf("half a line: %u\n", now);
      return 0;
    }
    known = now;
  }
  puts("whole");
  return 0;
}

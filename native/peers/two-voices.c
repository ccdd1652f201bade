/*
 * two-voices [STATUS [TIMES]]: copies its standard input to its standard output, then says TIMES lines (default 3) to
 * standard output and to standard error in turn, each by one write, and exits with STATUS. It opens nothing.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Whoever has no such descriptor is not heard there. */
static void say(int fd, const char *text, int length)
{
  if (write(fd, text, (size_t)length) == length || errno == EBADF) return;
  exit(3);
}

int main(int argc, char **argv)
{
  char buffer[4096];
  ssize_t got;
  while ((got = read(0, buffer, sizeof buffer)) > 0) say(1, buffer, (int)got);
  int times = argc > 2 ? atoi(argv[2]) : 3;
  for (int i = 1; i <= times; i++) {
    say(1, buffer, snprintf(buffer, sizeof buffer, "out %d\n", i));
    say(2, buffer, snprintf(buffer, sizeof buffer, "err %d\n", i));
  }
  return argc > 1 ? atoi(argv[1]) : 0;
}

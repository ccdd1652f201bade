/*
 * append-lines PATH NAME TIMES: adds TIMES lines "NAME NUMBER" to a file as a program that knows O_APPEND and nothing
 * of locks does: each line by one write.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void must(int ok, const char *what)
{
  if (ok) return;
  perror(what);
  exit(1);
}

int main(int argc, char **argv)
{
  if (argc != 4) {
    fprintf(stderr, "usage: append-lines PATH NAME TIMES\n");
    return 2;
  }
  int fd = open(argv[1], O_WRONLY | O_CREAT | O_APPEND, 0644);
  must(fd >= 0, argv[1]);
  for (int i = 1; i <= atoi(argv[3]); i++) {
    char line[256];
    int length = snprintf(line, sizeof line, "%s %d\n", argv[2], i);
    must(length > 0 && length < (int)sizeof line, "NAME");
    must(write(fd, line, (size_t)length) == length, "write");
  }
  must(close(fd) == 0, "close");
  return 0;
}

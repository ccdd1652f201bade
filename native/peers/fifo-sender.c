/* fifo-sender PATH TEXT [TIMES]: opens a FIFO write-only, writes the text, closes. The C side of a talk over a FIFO. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void must(int ok, const char *what)
{
  if (ok) return;
  perror(what);
  exit(1);
}

int main(int argc, char **argv)
{
  if (argc < 3) {
    fprintf(stderr, "usage: fifo-sender PATH TEXT [TIMES]\n");
    return 2;
  }
  int times = argc > 3 ? atoi(argv[3]) : 1;
  int fd = open(argv[1], O_WRONLY);
  must(fd >= 0, argv[1]);
  for (int i = 0; i < times; i++) must(write(fd, argv[2], strlen(argv[2])) == (ssize_t)strlen(argv[2]), "write");
  must(close(fd) == 0, "close");
  return 0;
}

/*
 * feed-lines PATH HOW PIECE…: makes the FIFO and writes the pieces into it. HOW is
 *
 *   all      it waits for the reader, writes them, and closes the FIFO
 *   hold     it writes them before there is a reader, and holds the FIFO open until it is ended: the reader gets all at
 *            once, and then waits for more
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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
    fprintf(stderr, "usage: feed-lines PATH all|hold PIECE…\n");
    return 2;
  }
  must(mkfifo(argv[1], 0600) == 0, argv[1]);
  int holds = strcmp(argv[2], "hold") == 0;
  /* One that is open for both waits for nobody. */
  int fd = open(argv[1], holds ? O_RDWR : O_WRONLY);
  must(fd >= 0, argv[1]);
  for (int i = 3; i < argc; i++) {
    size_t length = strlen(argv[i]);
    must(write(fd, argv[i], length) == (ssize_t)length, "write");
  }
  if (holds) pause();
  close(fd);
  return 0;
}

/*
 * feed-lines PATH HOW PIECE…: makes the FIFO and writes the pieces into it. HOW is
 *
 *   all      they are written at once, and the FIFO is closed when its reader has opened it
 *   hold     they are written at once, and the FIFO stays open: the reader waits for more, until this is ended
 *
 * Pieces are written as they are; "\n" stands for a newline. It is opened for reading and writing first: so neither this
 * nor the reader waits for the other to come.
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

static void put(int fd, const char *piece)
{
  char text[65536];
  size_t n = 0;
  for (; *piece && n < sizeof text; piece++) {
    int newline = piece[0] == '\\' && piece[1] == 'n';
    text[n++] = newline ? '\n' : *piece;
    piece += newline;
  }
  must(write(fd, text, n) == (ssize_t)n, "write");
}

int main(int argc, char **argv)
{
  if (argc < 3) {
    fprintf(stderr, "usage: feed-lines PATH all|hold PIECE…\n");
    return 2;
  }
  must(mkfifo(argv[1], 0600) == 0, argv[1]);
  int fd = open(argv[1], O_RDWR);
  must(fd >= 0, argv[1]);
  for (int i = 3; i < argc; i++) put(fd, argv[i]);
  if (strcmp(argv[2], "hold") == 0) pause();
  /* Waits until somebody reads, and is then the only one that writes: its end is the end of the file. */
  int end = open(argv[1], O_WRONLY);
  must(end >= 0, argv[1]);
  close(fd);
  close(end);
  return 0;
}

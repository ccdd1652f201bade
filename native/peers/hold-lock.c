/*
 * hold-lock PATH FIFO exclusive|shared: holds a lock on a file that has a number as text, both by flock and by
 * fcntl, until somebody opens the FIFO for writing. Prints the number as it was at the beginning and at the end of that
 * time. Whoever holds the lock exclusively then adds 1.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static void must(int ok, const char *what)
{
  if (ok) return;
  perror(what);
  exit(1);
}

/* A descriptor of its own finds the file that has the name now. It stays open: its close would end the lock by fcntl. */
static long number(const char *path)
{
  char text[32] = "";
  int fd = open(path, O_RDONLY);
  must(fd >= 0, path);
  must(read(fd, text, sizeof text - 1) >= 0, "read");
  return atol(text);
}

int main(int argc, char **argv)
{
  if (argc != 4 || (strcmp(argv[3], "exclusive") && strcmp(argv[3], "shared"))) {
    fprintf(stderr, "usage: hold-lock PATH FIFO exclusive|shared\n");
    return 2;
  }
  int exclusive = !strcmp(argv[3], "exclusive");
  must(mkfifo(argv[2], 0600) == 0, argv[2]);
  int fd = open(argv[1], O_RDWR | O_CREAT, 0644);
  must(fd >= 0, argv[1]);
  struct flock all = {.l_type = exclusive ? F_WRLCK : F_RDLCK, .l_whence = SEEK_SET};
  must(flock(fd, exclusive ? LOCK_EX : LOCK_SH) == 0, "flock");
  must(fcntl(fd, F_SETLKW, &all) == 0, "fcntl");
  long before = number(argv[1]);
  must(open(argv[2], O_RDONLY) >= 0, argv[2]);
  printf("%ld %ld\n", before, number(argv[1]));
  if (exclusive) {
    char text[32];
    int length = snprintf(text, sizeof text, "%ld", before + 1);
    must(pwrite(fd, text, (size_t)length, 0) == length, "pwrite");
  }
  return 0;
}

/*
 * map-counter PATH TIMES: adds 1, TIMES times, to the 32-bit number in the file, through a map; an empty file gets its
 * size. It adds in one step, and holds the file's lock (flock) meanwhile: whoever counts correctly gets on with it.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <unistd.h>

static void must(int ok, const char *what)
{
  if (ok) return;
  perror(what);
  exit(1);
}

int main(int argc, char **argv)
{
  if (argc != 3) {
    fprintf(stderr, "usage: map-counter PATH TIMES\n");
    return 2;
  }
  int fd = open(argv[1], O_RDWR | O_CREAT, 0644);
  must(fd >= 0, argv[1]);
  must(ftruncate(fd, sizeof(int)) == 0, "ftruncate");
  int *number = mmap(NULL, sizeof *number, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  must(number != MAP_FAILED, "mmap");
  for (int n = atoi(argv[2]); n > 0; n--) {
    must(flock(fd, LOCK_EX) == 0, "flock");
    __atomic_fetch_add(number, 1, __ATOMIC_SEQ_CST);
    must(flock(fd, LOCK_UN) == 0, "flock");
  }
  close(fd);
  must(munmap(number, sizeof *number) == 0, "munmap");
  return 0;
}

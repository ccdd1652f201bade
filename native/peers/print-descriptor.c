/* print-descriptor FILE: opens FILE and prints the number it got, for shells to start with redirections. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
  if (argc != 2) {
    fputs("usage: print-descriptor FILE\n", stderr);
    return 2;
  }
  int fd = open(argv[1], O_RDWR | O_CREAT, 0644);
  if (fd < 0) {
    perror(argv[1]);
    return 1;
  }
  /* To standard error where standard output is closed or is the file itself. */
  dprintf(fd == 1 ? 2 : 1, "fd: %d\n", fd);
  return 0;
}

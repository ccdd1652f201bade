/*
 * open-without-mode FILE TEXT: writes TEXT, then makes FILE with O_CREAT and forgets the mode. The mode is then
 * whatever an earlier call left in the third argument's register.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* By another name, because a C library that is built to watch over open refuses to compile this. */
extern int open_any(const char *, int, ...) __asm__("open");

int main(int argc, char **argv)
{
  if (argc != 3) {
    fputs("usage: open-without-mode FILE TEXT\n", stderr);
    return 2;
  }
  if (write(1, argv[2], strlen(argv[2])) < 0 || open_any(argv[1], O_RDWR | O_CREAT) < 0) {
    perror(argv[1]);
    return 1;
  }
  return 0;
}

/* Prints what it reads, and takes it for a format: the classic mistake, here on purpose. */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
  char buffer[124] = "";
  if (read(0, buffer, sizeof buffer - 1) < 0) {
    perror("read");
    return 1;
  }
/* The warning is right, and this program is here to show why. */
#pragma GCC diagnostic ignored "-Wformat-security"
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  printf(buffer);
  fflush(stdout);
  return 0;
}

/*
 * filter WAY: writes to standard output what it reads from standard input. WAY says when:
 *   copy        each piece as soon as it is there
 *   capitals    the same in capitals
 *   last        all of it, when the input has ended
 *   quit N      the first N bytes; then it exits and leaves the rest unread
 *   gate PATH   as copy, but first it waits until somebody opens the FIFO PATH for writing
 */
#include <ctype.h>
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

static void send_all(const char *bytes, size_t length)
{
  for (size_t sent = 0; sent < length;) {
    ssize_t n = write(1, bytes + sent, length - sent);
    must(n > 0, "write");
    sent += (size_t)n;
  }
}

static void copy(int capitals)
{
  char bytes[4096];
  for (;;) {
    ssize_t n = read(0, bytes, sizeof bytes);
    must(n >= 0, "read");
    if (n == 0) return;
    for (ssize_t i = 0; capitals && i < n; i++) bytes[i] = (char)toupper((unsigned char)bytes[i]);
    send_all(bytes, (size_t)n);
  }
}

/* Up to `limit` bytes or the end of the input, kept until then. */
static void keep(size_t limit)
{
  size_t length = 0, size = 0;
  char *bytes = NULL;
  while (length < limit) {
    size_t wanted = limit - length < 65536 ? limit - length : 65536;
    if (size < length + wanted) bytes = realloc(bytes, size = 2 * size + wanted);
    must(bytes != NULL, "memory");
    ssize_t n = read(0, bytes + length, wanted);
    must(n >= 0, "read");
    if (n == 0) break;
    length += (size_t)n;
  }
  /* Nobody reads the rest: whoever writes it is to know before the answer comes. */
  close(0);
  send_all(bytes, length);
}

int main(int argc, char **argv)
{
  const char *way = argc > 1 ? argv[1] : "";
  if (strcmp(way, "copy") == 0 || strcmp(way, "capitals") == 0) {
    copy(way[1] == 'a');
  } else if (strcmp(way, "last") == 0) {
    keep((size_t)-1);
  } else if (strcmp(way, "quit") == 0 && argc > 2) {
    keep(strtoul(argv[2], NULL, 10));
  } else if (strcmp(way, "gate") == 0 && argc > 2) {
    int gate = open(argv[2], O_RDONLY);
    must(gate >= 0, argv[2]);
    copy(0);
  } else {
    fprintf(stderr, "usage: filter copy | capitals | last | quit N | gate PATH\n");
    return 2;
  }
  return 0;
}

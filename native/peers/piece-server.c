/*
 * piece-server PATH SIZES [stay]: a stream server on the Unix-domain socket PATH that sends its standard input to its
 * first client. SIZES ("3,1,7") are the sizes of the pieces, in bytes; the rest is the last piece. A piece goes out
 * when the one before it has been read, so that no read can bring two. Then it closes, or, to stay, waits until the
 * client does.
 */
#include <linux/sockios.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

/* How long a client may leave a piece unread; then the next one follows all the same. */
#define PATIENCE_US 2000000L

static void must(int ok, const char *what)
{
  if (ok) return;
  perror(what);
  exit(1);
}

static char *read_all(size_t *length)
{
  size_t size = 0;
  char *bytes = NULL;
  for (*length = 0;;) {
    if (size < *length + 65536) bytes = realloc(bytes, size = 2 * size + 65536);
    must(bytes != NULL, "memory");
    ssize_t n = read(0, bytes + *length, 65536);
    must(n >= 0, "standard input");
    if (n == 0) return bytes;
    *length += (size_t)n;
  }
}

static void await_read(int client)
{
  long waited = 0, pause = 100;
  int unread = 1;
  while (ioctl(client, SIOCOUTQ, &unread) == 0 && unread > 0 && waited < PATIENCE_US) {
    nanosleep(&(struct timespec){ 0, pause * 1000 }, NULL);
    waited += pause;
    if (pause < 5000) pause *= 2;
  }
}

static void send_all(int client, const char *bytes, size_t length)
{
  while (length > 0) {
    ssize_t n = send(client, bytes, length, MSG_NOSIGNAL);
    if (n < 0) exit(0); /* the client has enough */
    bytes += n;
    length -= (size_t)n;
  }
}

int main(int argc, char **argv)
{
  struct sockaddr_un at = { .sun_family = AF_UNIX };
  if (argc < 3 || strlen(argv[1]) >= sizeof at.sun_path) {
    fprintf(stderr, "usage: piece-server PATH SIZES [stay] < BYTES\n");
    return 2;
  }
  size_t length, sent = 0;
  char *bytes = read_all(&length);
  strcpy(at.sun_path, argv[1]);
  int server = socket(AF_UNIX, SOCK_STREAM, 0);
  must(server >= 0, "socket");
  must(bind(server, (struct sockaddr *)&at, sizeof at) == 0, argv[1]);
  must(listen(server, 1) == 0, "listen");
  int client = accept(server, NULL, NULL);
  must(client >= 0, "accept");
  for (char *size = strtok(argv[2], ","); size && sent < length; size = strtok(NULL, ",")) {
    size_t piece = strtoul(size, NULL, 10);
    if (piece > length - sent) piece = length - sent;
    send_all(client, bytes + sent, piece);
    sent += piece;
    await_read(client);
  }
  send_all(client, bytes + sent, length - sent);
  char byte;
  if (argc > 3)
    while (read(client, &byte, 1) > 0) continue;
  return 0;
}

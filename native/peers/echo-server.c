/* echo-server PORT [CLIENTS]: a TCP server on the loopback that sends back what it reads, one client at a time. */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static void must(int ok, const char *what)
{
  if (ok) return;
  perror(what);
  exit(1);
}

static void serve(int client)
{
  char bytes[4096];
  ssize_t got;
  while ((got = read(client, bytes, sizeof bytes)) > 0)
    for (ssize_t sent = 0, n; sent < got; sent += n) {
      n = send(client, bytes + sent, (size_t)(got - sent), MSG_NOSIGNAL);
      if (n < 0) return; /* the client is gone: the next one counts */
    }
}

int main(int argc, char **argv)
{
  if (argc < 2) {
    fprintf(stderr, "usage: echo-server PORT [CLIENTS]\n");
    return 2;
  }
  int clients = argc > 2 ? atoi(argv[2]) : 1;
  struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(argv[1])), .sin_addr = { htonl(INADDR_LOOPBACK) } };
  int server = socket(AF_INET, SOCK_STREAM, 0);
  must(server >= 0, "socket");
  must(setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &(int){ 1 }, sizeof(int)) == 0, "setsockopt");
  must(bind(server, (struct sockaddr *)&at, sizeof at) == 0, "bind");
  must(listen(server, 16) == 0, "listen");
  for (int i = 0; i < clients; i++) {
    int client = accept(server, NULL, NULL);
    must(client >= 0, "accept");
    serve(client);
    close(client);
  }
  close(server);
  return 0;
}

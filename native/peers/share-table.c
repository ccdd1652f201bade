/*
 * share-table yes|no FILE: the parent opens FILE; a child closes that number and ends; then the parent reads through it.
 *
 * yes: the child is made by clone with CLONE_FILES and has no descriptor table of its own, so it closes for both.
 * no: the table is copied, as fork does. The parent waits for the child.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static _Alignas(16) char stack[65536];

static int child(void *fd)
{
  _exit(close(*(int *)fd) == 0 ? 0 : 1);
}

int main(int argc, char **argv)
{
  if (argc != 3 || (strcmp(argv[1], "yes") != 0 && strcmp(argv[1], "no") != 0)) {
    fputs("usage: share-table yes|no FILE\n", stderr);
    return 2;
  }
  int fd = open(argv[2], O_RDONLY);
  int flags = strcmp(argv[1], "yes") == 0 ? CLONE_FILES : 0;
  pid_t pid = fd < 0 ? -1 : clone(child, stack + sizeof stack, flags | SIGCHLD, &fd);
  if (pid < 0 || waitpid(pid, NULL, 0) != pid) {
    perror("share-table");
    return 1;
  }
  char byte;
  ssize_t n = read(fd, &byte, 1);
  printf("%s", n < 0 && errno == EBADF ? "EBADF" : "read");
  return 0;
}

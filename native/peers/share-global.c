/*
 * share-global fork|vfork|clone: a child adds 100 to a global variable and ends; then its parent prints the variable.
 *
 * fork gives the child a copy of the memory; vfork, and clone with CLONE_VM, let it run in the parent's own. The
 * parent waits for the child, and neither holds a descriptor besides the standard ones.
 */
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int global = 100;
static _Alignas(16) char stack[65536];

static int child(void *unused)
{
  (void)unused;
  global += 100;
  _exit(0);
}

static pid_t start(const char *how)
{
  if (strcmp(how, "clone") == 0) return clone(child, stack + sizeof stack, CLONE_VM | SIGCHLD, NULL);
  pid_t pid = strcmp(how, "vfork") == 0 ? vfork() : fork();
  if (pid == 0) {
    global += 100;
    _exit(0);
  }
  return pid;
}

int main(int argc, char **argv)
{
  const char *how = argc > 1 ? argv[1] : "";
  if (strcmp(how, "fork") != 0 && strcmp(how, "vfork") != 0 && strcmp(how, "clone") != 0) {
    fputs("usage: share-global fork|vfork|clone\n", stderr);
    return 2;
  }
  pid_t pid = start(how);
  if (pid < 0 || waitpid(pid, NULL, 0) != pid) {
    perror(how);
    return 1;
  }
  printf("%d", global);
  return 0;
}

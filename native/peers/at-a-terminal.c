/*
 * at-a-terminal COMMAND: runs a shell command at a terminal, as a terminal window does.
 *
 * The parent holds one end of a new pseudoterminal. The child leads a session of its own and opens the other end
 * once, as its controlling terminal and as 0, 1 and 2. The parent copies what appears on the terminal to its own
 * standard output, until the child has ended and nobody has the terminal open: then reading fails with EIO.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void become(const char *terminal, const char *command)
{
  setsid();
  int fd = open(terminal, O_RDWR);
  if (fd < 0 || ioctl(fd, TIOCSCTTY, 0) < 0) _exit(1);
  for (int i = 0; i <= 2; i++) dup2(fd, i);
  if (fd > 2) close(fd);
  execl("/bin/sh", "sh", "-c", command, (char *)NULL);
  _exit(127);
}

int main(int argc, char **argv)
{
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (argc != 2 || master < 0 || grantpt(master) < 0 || unlockpt(master) < 0) {
    perror("at-a-terminal COMMAND: no terminal");
    return 2;
  }
  char name[64];
  if (ptsname_r(master, name, sizeof name) != 0) return 2;
  pid_t pid = fork();
  if (pid == 0) become(name, argv[1]);
  if (pid < 0) return 2;
  char buffer[4096];
  ssize_t n;
  while ((n = read(master, buffer, sizeof buffer)) > 0) {
    if (write(1, buffer, (size_t)n) < 0) break;
  }
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

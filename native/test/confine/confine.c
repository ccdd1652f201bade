/*
 * Runs a command as machines that forbid something do:
 *   confine WORD[,WORD…] COMMAND [ARGUMENT…]
 *
 *   namespaces      as a container runtime's default profile: none may be made or entered, nothing mounted (EPERM), and
 *                   clone3, whose flags a filter cannot read, is not there (ENOSYS)
 *   enosys          what `namespaces` refuses is not there either (ENOSYS)
 *   no-namespaces   there may be none of them (ENOSPC), as with user.max_user_namespaces=0
 *   uid-map         as Ubuntu's AppArmor: a user namespace may be made and is of no use: no ids, no rights in it
 *   rights          the same, but its ids may be mapped
 *   ptrace-scope-1  Yama: a process traces only those that come from it
 *   ptrace-scope-2  Yama: tracing takes CAP_SYS_PTRACE where the other one is
 *   ptrace, kcmp, seccomp, landlock   these calls are refused (EPERM)
 *
 * A filter cannot read a path, or know who is whose child. Such calls are asked about: this process becomes their
 * supervisor (seccomp_unotify(2)) and the command its child, whose exit status it passes on.
 */
#include "confine.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <net/if.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define NEW_SPACES 0x7e020000u /* CLONE_NEWUSER, CLONE_NEWNS and the others */
#define LANDLOCK_CREATE_RULESET 444

static struct sock_filter code[256];
static unsigned short length;
static const char *words;

static bool has(const char *word)
{
  size_t n = strlen(word);
  for (const char *at = words; (at = strstr(at, word)); at += n)
    if ((at == words || at[-1] == ',') && (at[n] == ',' || at[n] == 0)) return true;
  return false;
}

static void add(unsigned short what, unsigned value, unsigned char yes, unsigned char no)
{
  code[length++] = (struct sock_filter){ what, yes, no, value };
}

static void load(size_t at)
{
  add(BPF_LD | BPF_W | BPF_ABS, (unsigned)at, 0, 0);
}

static void answer(unsigned action)
{
  add(BPF_RET | BPF_K, action, 0, 0);
}

static void refuse(int nr, int error)
{
  add(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)nr, 0, 1);
  answer(SECCOMP_RET_ERRNO | (unsigned)error);
}

/* When the argument has one of these bits (BPF_JSET), or is exactly this (BPF_JEQ). */
static void when(int nr, int argument, unsigned short test, unsigned value, unsigned action)
{
  add(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)nr, 0, 4);
  load(offsetof(struct seccomp_data, args) + 8 * (size_t)argument);
  add(BPF_JMP | test | BPF_K, value, 0, 1);
  answer(action);
  load(offsetof(struct seccomp_data, nr));
}

static void refuse_namespaces(int error)
{
  refuse(SYS_unshare, error);
  refuse(SYS_setns, error);
  when(SYS_clone, 0, BPF_JSET, NEW_SPACES, SECCOMP_RET_ERRNO | (unsigned)error);
  refuse(SYS_clone3, ENOSYS);
}

static void refuse_rights(void)
{
  refuse(SYS_mount, EPERM);
  refuse(SYS_pivot_root, EPERM);
  refuse(SYS_sethostname, EPERM);
  when(SYS_ioctl, 1, BPF_JEQ, SIOCSIFFLAGS, SECCOMP_RET_ERRNO | EPERM);
}

/* True: some calls are asked about. */
static bool make_filter(void)
{
  bool scoped = has("ptrace-scope-1") || has("ptrace-scope-2");
  load(offsetof(struct seccomp_data, nr));
  if (has("namespaces")) refuse_namespaces(has("enosys") ? ENOSYS : EPERM);
  if (has("no-namespaces")) refuse_namespaces(ENOSPC);
  if (has("namespaces") || has("uid-map") || has("rights")) refuse_rights();
  if (has("ptrace")) refuse(SYS_ptrace, EPERM);
  if (has("kcmp")) refuse(SYS_kcmp, EPERM);
  if (has("landlock")) refuse(LANDLOCK_CREATE_RULESET, EPERM);
  if (has("seccomp")) refuse(SYS_seccomp, EPERM);
  if (has("seccomp")) when(SYS_prctl, 0, BPF_JEQ, PR_SET_SECCOMP, SECCOMP_RET_ERRNO | EPERM);
  /* Only a box opens a file this way. A file that is asked about would not be seen by the box's own filter. */
  if (has("uid-map")) when(SYS_openat, 2, BPF_JEQ, O_WRONLY | O_CLOEXEC, SECCOMP_RET_USER_NOTIF);
  if (scoped) when(SYS_ptrace, 0, BPF_JEQ, PTRACE_SEIZE, SECCOMP_RET_USER_NOTIF);
  if (scoped) when(SYS_ptrace, 0, BPF_JEQ, PTRACE_ATTACH, SECCOMP_RET_USER_NOTIF);
  answer(SECCOMP_RET_ALLOW);
  return scoped || has("uid-map");
}

/* Gives the listener's descriptor, where one is asked for; -1 on failure. */
static int set_filter(bool asks)
{
  struct sock_fprog program = { length, code };
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  if (!asks) return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
}

static int execute(char **command)
{
  execvp(command[0], command);
  perror(command[0]);
  return 4;
}

static pid_t child;

static void pass_on(int number)
{
  kill(child, number);
}

/* The filter is the child's alone: it sends its listener over a socket. */
static int execute_supervised(char **command)
{
  int pair[2], status;
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return 3;
  child = fork();
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    int listener = set_filter(true);
    if (listener < 0 || !send_descriptor(pair[1], listener)) return 3;
    close(listener);
    return execute(command);
  }
  if (child < 0) return 3;
  signal(SIGHUP, pass_on);
  signal(SIGINT, pass_on);
  signal(SIGTERM, pass_on);
  close(pair[1]);
  int listener = receive_descriptor(pair[0]);
  if (listener >= 0) supervise(listener, has("ptrace-scope-2"));
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int argc, char **argv)
{
  if (argc < 3) return 2;
  words = argv[1];
  if (make_filter()) return execute_supervised(argv + 2);
  return set_filter(false) < 0 ? 3 : execute(argv + 2);
}

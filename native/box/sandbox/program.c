/* The beginning of a program's process, from init's fork to its first own instruction. */
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Where a program that is a function goes on: box_run. */
jmp_buf program_home;

/*
 * _longjmp, whatever _FORTIFY_SOURCE makes of that name: it only lets a program jump up its stack. Here it jumps from
 * init's stack to the runner's, and which of these lies higher is chance.
 */
extern void jump(jmp_buf to, int value) __asm__("_longjmp") __attribute__((noreturn));

/* As a program of the shell begins: every signal has its default effect and none is blocked. */
static void reset_signals(void)
{
  unsigned long none = 0;
  struct { void *handler; unsigned long flags; void *restorer; unsigned long mask; } standard = { 0 };
  for (int s = 1; s <= 64; s++) syscall(SYS_rt_sigaction, s, &standard, NULL, 8);
  syscall(SYS_rt_sigprocmask, SIG_SETMASK, &none, NULL, 8);
}

/* Gives false, for `return say(...)`. */
static bool say(const char *name, const char *what, int error)
{
  char text[512];
  int n = snprintf(text, sizeof text, "%s: %s: %s\n", name, what, strerror(error));
  if (n > 0) (void)!write(2, text, (size_t)n < sizeof text ? (size_t)n : sizeof text - 1);
  return false;
}

/* As the shell does it: in the order given, and the first failure ends the program with 1. */
static bool redirect(const struct program *p)
{
  for (int i = 0; i < p->redirects; i++) {
    const struct redirect *r = &p->redirect[i];
    if (r->to == TO_CLOSED) {
      close(r->fd);
    } else if (r->to == TO_FD) {
      if (fcntl(r->from, F_GETFD) < 0 || (r->from != r->fd && dup2(r->from, r->fd) < 0)) return say(p->name, "redirection", errno);
    } else {
      int fd = open(r->path, r->flags, 0666);
      if (fd < 0) return say(p->name, r->path, errno);
      if (fd != r->fd) {
        if (dup2(fd, r->fd) < 0) return say(p->name, r->path, errno);
        close(fd);
      }
    }
  }
  return true;
}

static void pin(int64_t cpus)
{
  cpu_set_t set;
  CPU_ZERO(&set);
  for (int i = 0; i < 63; i++)
    if (cpus >> i & 1) CPU_SET(i, &set);
  sched_setaffinity(0, sizeof set, &set);
}

/* Looks argv[0] up in PATH and becomes it. */
static void execute(const struct program *p)
{
  char *const *argv = (char *const *)(uintptr_t)p->argv;
  char *const *envp = (char *const *)(uintptr_t)p->envp;
  int error = ENOENT;
  if (strchr(argv[0], '/')) {
    execve(argv[0], argv, envp);
    error = errno;
  } else {
    for (const char *at = run.path; at && *at; at = strchr(at, ':') ? strchr(at, ':') + 1 : NULL) {
      char file[4096];
      snprintf(file, sizeof file, "%.*s/%s", (int)strcspn(at, ":"), at, argv[0]);
      if (access(file, X_OK) != 0) continue;
      execve(file, argv, envp);
      error = errno;
    }
  }
  say(argv[0], error == ENOENT ? "command not found" : "cannot be executed", error);
  _exit(error == ENOENT ? 127 : 126);
}

/* Never returns here: a function goes on in box_run, which returns its number. */
void program_start(int index)
{
  struct program *p = &run.program[index];
  fork_settle();
  reset_signals();
  prctl(PR_SET_NAME, p->name);
  prctl(PR_SET_DUMPABLE, 1);
  setpgid(0, 0);
  /* Without a PID namespace nothing else would end it when init dies. */
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (int fd = 0; fd < 3; fd++) dup2(p->std[fd], fd);
  if (!network_enter(p)) {
    say(p->name, "machine b", errno);
    _exit(70);
  }
  int barrier = run.traced ? -1 : dup3(p->barrier[0], 900, O_CLOEXEC);
  syscall(SYS_close_range, 3, 899, 0);
  syscall(SYS_close_range, run.traced ? 900 : 901, ~0U, 0);
  if (run.option[OPT_CPUS]) pin(run.option[OPT_CPUS]);
  if (!redirect(p)) _exit(1);
  limits_apply();
  limits_drop_privileges();
  if (!run.traced) {
    char go;
    while (read(barrier, &go, 1) < 0 && errno == EINTR) continue;
    close(barrier);
  }
  bool apart = run.option[OPT_APART] && !p->trusted;
  if (apart && !landlock_enter(p)) {
    say(p->name, "Landlock", errno);
    _exit(70);
  }
  if (machine.seccomp && !filter_install(run.traced, apart)) {
    say(p->name, "system call filter", errno);
    _exit(70);
  }
  if (run.traced) syscall(SYS_close, READY);
  if (p->command) execute(p);
  jump(program_home, index + 1);
}

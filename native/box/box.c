/* The entry: one run, from the request to the last line of its stream. */
#include "trace/trace.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static bool make_stdio(struct program *p)
{
  static const char *const names[] = { "stdin", "stdout", "stderr" };
  for (int fd = 0; fd < 3; fd++) {
    p->std[fd] = memfd_create(names[fd], MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (p->std[fd] < 0) return false;
    if (fd > 0) {
      fcntl(p->std[fd], F_SETFL, O_APPEND);
      /* What was written cannot be taken back, and counts. */
      fcntl(p->std[fd], F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_SEAL);
    } else {
      char path[64];
      size_t done = 0;
      while (done < p->input.length) {
        ssize_t n = write(p->std[0], p->input.at + done, p->input.length - done);
        if (n <= 0) return false;
        done += (size_t)n;
      }
      snprintf(path, sizeof path, "/proc/self/fd/%d", p->std[0]);
      int readable = open(path, O_RDONLY | O_CLOEXEC);
      close(p->std[0]);
      p->std[0] = readable;
      if (readable < 0) return false;
    }
  }
  return true;
}

static void close_all(void)
{
  for (int i = 0; i < run.programs; i++)
    for (int fd = 0; fd < 3; fd++)
      if (run.program[i].std[fd] > 0) close(run.program[i].std[fd]);
  for (int i = 0; i < run.programs; i++)
    for (int end = 0; end < 2; end++)
      if (run.program[i].barrier[end] > 0) close(run.program[i].barrier[end]);
  int fds[] = { run.work, run.shm, run.mqueue };
  for (size_t i = 0; i < sizeof fds / sizeof *fds; i++)
    if (fds[i] > 0) close(fds[i]);
}

static void out_start(void)
{
  struct timespec t;
  char epoch[64];
  clock_gettime(CLOCK_REALTIME, &t);
  out_begin("start");
  out_number("version", 1);
  snprintf(epoch, sizeof epoch, "%lld.%06ld", (long long)t.tv_sec, t.tv_nsec / 1000);
  out_raw("epoch", epoch);
  struct utsname name = { 0 };
  uname(&name);
  out_text("cwd", machine.own_root ? "/home/learner" : machine.home);
  out_key("machine");
  out_open(NULL, '{');
  out_text("kernel", name.release);
  out_text("arch", name.machine);
  out_number("pageSize", sysconf(_SC_PAGESIZE));
  out_number("cpus", run.option[OPT_CPUS] ? __builtin_popcountll((unsigned long long)run.option[OPT_CPUS]) : sysconf(_SC_NPROCESSORS_ONLN));
  out_close('}');
  out_open("layers", '[');
  for (int i = 0; i < MAX_LAYERS; i++) {
    const struct layer *l = &machine.layer[i];
    bool off = strcmp(l->name, "trace") == 0 && !run.option[OPT_TRACE];
    out_open(NULL, '{');
    out_text("name", l->name);
    out_flag("active", l->active && !off);
    if (!l->active || off) out_text("reason", off ? "not-asked-for" : l->reason);
    out_close('}');
  }
  out_close(']');
  out_open("stdio", '[');
  for (int i = 0; i < run.programs; i++) {
    static const char *const names[] = { "stdin", "stdout", "stderr" };
    out_open(NULL, '{');
    out_text("program", run.program[i].name);
    for (int fd = 0; fd < 3; fd++) {
      struct stat st = { 0 };
      fstat(run.program[i].std[fd], &st);
      out_key(names[fd]);
      out_file("", &st, -1, 0);
    }
    out_close('}');
  }
  out_close(']');
  out_end();
}

static unsigned long data_size(void)
{
  unsigned long total, data = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (file && fscanf(file, "%lu %*u %*u %*u %*u %lu", &total, &data) != 2) data = 0;
  if (file) fclose(file);
  return data * (unsigned long)sysconf(_SC_PAGESIZE);
}

static void supervise(void)
{
  run.traced = machine.trace && run.option[OPT_TRACE];
  run.begin = now_us();
  run.data_base = data_size();
  disturb_begin();
  out_reset();
  for (int i = 0; i < run.programs; i++)
    if (!make_stdio(&run.program[i]) || (!run.traced && pipe2(run.program[i].barrier, O_CLOEXEC) != 0))
      fail("a program's standard files", errno);
  if (!machine.own_root && !scratch_make()) fail(machine.home, errno);
  out_start();
  run.init = run.failure[0] ? -1 : sandbox_start();
  if (run.init < 0) {
    fail("starting init", errno);
  } else {
    if (run.traced) trace_follow(run.init);
    names_note();
    if (!run.traced && !layer_of("ipc-namespace")->active) outside_note();
    stage_set(STAGE_MADE);
    if (run.traced) trace_run();
    else untraced_run();
    if (!run.traced && !run.failure[0]) outside_remember();
    if (!run.failure[0]) leftovers_report();
    if (run.init > 0 && !layer_of("ipc-namespace")->active) sysv_remove();
    names_remove();
    if (run.init > 0) kill(run.init, SIGKILL);
    int status;
    pid_t pid;
    while ((pid = waitpid(-1, &status, __WALL)) > 0 || errno == EINTR) {
      /* The child of one that was killed as it forked: nothing of it has been seen before. */
      if (pid <= 0 || !WIFSTOPPED(status)) continue;
      kill(pid, SIGKILL);
      ptrace(PTRACE_CONT, pid, NULL, NULL);
    }
  }
  out_begin("end");
  out_time("t", now_us());
  if (run.failure[0]) out_text("error", run.failure);
  out_end();
  out_flush(true);
  attached_reset();
  process_reset();
  sysv_reset();
  family_reset();
  close_all();
  if (!machine.own_root) scratch_clear();
}

/*
 * Runs a request. Returns -1 in the runner when the run is over; in each program that is a function its number, in
 * its own process: the caller then runs the function and leaves by box_exit.
 */
int box_run(const unsigned char *request, size_t length)
{
  int program = _setjmp(program_home);
  if (program > 0) return program - 1;
  if (!request_read(request, length)) {
    run.begin = now_us();
    fail("the request cannot be read", 0);
    out_begin("end");
    out_number("t", 0);
    out_text("error", run.failure);
    out_end();
    out_flush(true);
    return -1;
  }
  supervise();
  return -1;
}

/* Ends a program's process: none of Node's own code runs any more. */
void box_exit(int status)
{
  _exit(status);
}

void box_own_site(const void *after)
{
  machine.own_site = (uint64_t)(uintptr_t)after;
}

int32_t *box_words_at(void)
{
  return (int32_t *)box_words;
}

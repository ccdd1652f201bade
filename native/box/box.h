/*
 * The box: runs programs as processes in a sandbox and tells what they did.
 *
 * Theory of operation. Three kinds of process take part:
 *
 *   runner   a warm Node process. In box_prepare it forks itself once, so that it has a single thread, and gives that
 *            copy a small root file system. For each run it is the supervisor and the tracer; it is in C for the whole
 *            run and the only one that writes the raw stream.
 *   init     pid 1 of the run's namespaces. It shares the runner's memory and descriptors (CLONE_VM | CLONE_FILES), so
 *            it costs no copy and answers the runner's questions from inside. It dies with the runner.
 *   program  one for each program of the run, forked from init: a copy of the runner's memory. It either goes back
 *            into JavaScript (box_run returns its number there) or executes a command.
 *
 * The runner sleeps in wait4 while init works, so the two never use the C library's state at the same time.
 *
 * box.c is the entry. In sandbox/ is what the three are surrounded by, in trace/ what the runner does meanwhile: with
 * its tables, the calls that it sees, and the stream. This file has what both share.
 */
#pragma once
#include "numbers.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/types.h>

#define MAX_PROGRAMS 16
#define MAX_LENT 16
#define MAX_LAYERS 11
#define DATA_LIMIT 256
/* close(READY) is how a program says that it is ready to begin. */
#define READY (-4242)

enum option {
  OPT_WALL_MS, OPT_CPU_S, OPT_MEMORY, OPT_PROCESSES, OPT_OUTPUT, OPT_NOFILE, OPT_FSIZE, OPT_FILE_LIMIT, OPT_ROOT,
  OPT_TRACE, OPT_CPUS, OPT_DISTURB, OPT_STUCK_MS, OPT_LINGER_MS, OPT_CALLS, OPT_APART, OPT_COUNT
};

struct redirect {
  enum { TO_FILE, TO_FD, TO_CLOSED } to;
  int fd, from, flags;
  const char *path;
};

struct bytes {
  const char *at;
  size_t length;
};

/* One program of the run. argv and envp end in NULL; argv[0] is NULL for a function. */
struct program {
  const char *name;
  bool command;
  /* In a run whose programs are kept apart: it may signal the others, and is in no domain. */
  bool trusted;
  /* Else: of the reference programs it may run these. */
  const char *lent[MAX_LENT];
  int lents;
  const char **argv, **envp;
  int argc, envc;
  struct bytes input;
  struct redirect *redirect;
  int redirects, after, machine;
  int std[3];
  pid_t inner, outer;
  /* Held at its READY; released; over. */
  bool ready, released, over;
  int status;
  /* Without a tracer: it waits until this is closed. */
  int barrier[2];
  int64_t cpu, maxrss;
};

struct file {
  const char *path;
  int mode;
  struct bytes content;
};

struct layer {
  const char *name;
  bool active;
  /* Why not: see `LayerReason` in lib/record/types.ts. */
  const char *reason;
};

enum stage { STAGE_NONE, STAGE_MADE, STAGE_ASK, STAGE_ANSWERED, STAGE_FAILED };

/* The run: written by the runner, read by init and by the programs. */
struct run {
  int64_t option[OPT_COUNT];
  struct program program[MAX_PROGRAMS];
  int programs;
  struct file *file;
  int files;
  const char *path;
  pid_t init;
  int stage;
  /* Without a tracer: no process is left but init. */
  int alone;
  bool traced;
  char failure[256];
  int64_t begin;
  int work, shm, mqueue;
  /* The network namespace of machine b; -1 if there is none. */
  int machine_b;
  unsigned long data_base;
};

/* What box_prepare found out, for all runs. */
struct machine {
  struct layer layer[MAX_LAYERS];
  int flags;
  /* `own_user`: no other process is of this user. */
  bool own_root, own_user, trace, seccomp, kcmp;
  uid_t uid;
  gid_t gid;
  int proc;
  /* Where the C library keeps the id of its only thread; NULL when it is not known. */
  int *tid;
  /* Where the library makes calls of its own, in every program that is a function; 0 when it is not known. */
  uint64_t own_site;
  char home[64];
  /* Where programs find the reference programs. */
  char peers[4096];
};

/* What init answers with: whichever is asked for, the kernel has room for all it writes. */
union answer {
  struct shmid_ds shm;
  struct msqid_ds queue;
  struct semid_ds semaphores;
  struct shm_info segments;
  struct msginfo queues;
  struct seminfo sets;
  unsigned short value[256];
  /* In segments; in queues and sets of semaphores. */
  int64_t bytes[2];
};

/* box.c: called from JavaScript, see lib/program/runner/box.ts */
int box_run(const unsigned char *request, size_t length);
void box_exit(int status);
void box_own_site(const void *after);
int32_t *box_words_at(void);

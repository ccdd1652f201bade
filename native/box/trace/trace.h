/* What the tracer knows: processes, their descriptor tables, open file descriptions, and the calls it looks at. */
#pragma once
#include "box.h"
#include <sys/stat.h>

/* How a call moves data, as kept in the record. */
enum data { NO_DATA, DATA_OUT, DATA_IN, IOV_OUT, IOV_IN, MSG_OUT, MSG_IN, QUEUE_OUT, QUEUE_IN, MQ_OUT };

enum {
  NEW_FD = 1 << 0,    /* the result is a new descriptor */
  TOUCHES = 1 << 1,   /* descriptor arg 0: its offset or flags may change */
  BLOCKS = 1 << 2,    /* may sleep until another process does something */
  FILE_FD = 1 << 3,   /* the file of descriptor arg 0 changes */
  FILE_PATH = 1 << 4, /* the file of the first path changes */
  NEEDS_ENTRY = 1 << 5, /* only its entry is of interest: it does not return */
  MEMORY = 1 << 6,    /* of the process's own memory: V8 makes these too */
  FORKS = 1 << 7,
  SYSV = 1 << 8,
};

/* `length`: FIXED bytes; FIXED * the argument of that number; or, BY_POINTER, what the int at that argument says. */
struct memory_spec {
  int8_t arg, length;
  int16_t size;
};
#define CONSTANT -1
#define BY_POINTER 16

struct spec {
  int16_t nr;
  uint16_t flags;
  uint8_t data;
  int8_t text[2]; /* argument number + 1; 0 for none */
  struct memory_spec memory[3]; /* arg is the number + 1 */
};
extern const struct spec specs[];
extern const int spec_count;
const struct spec *spec_of(long nr);

/* So many bytes the stream of a run may have, about: it must fit into a text of JavaScript. */
#define STREAM_MOST (32LL << 20)

/* An open file description. */
struct opened {
  char link[256];
  dev_t dev;
  ino_t ino;
  mode_t mode;
  int flags, refs, mapped;
  int64_t pos;
  /* Of an eventfd; else -1. */
  int64_t counter;
  /* Where its file's first bytes can be read, or -1. */
  int peek;
  bool std;
};
struct slot {
  int open;
  bool cloexec;
};
struct table {
  int refs, size;
  struct slot *slot;
};

struct proc {
  pid_t tid, inner, tgid, parent;
  struct table *table;
  int program;
  bool execed, known, in_call, leader, held, at_start, has_timer, dying, stopped, daemon, no_zombies, restarting;
  const struct spec *spec;
  int64_t t0;
  long nr;
  uint64_t args[6], ip, sp;
  char text[2][512];
  char *exec_path;
  bool has_text[2];
  int line, word;
  bool loader, fake;
  int entry_fd;
  uint64_t loader_at;
  /* For `slept`. */
  int status_fd;
  long switches, stops;
  bool alone, slow, over_cpu;
  /* Kept at its stop until then, in a disturbed run; how it then goes on. */
  int64_t due;
  bool due_to_exit;
  uint64_t begun;
  /* Held though nobody told of its fork: how long that is borne. */
  int64_t borne_until;
  long rss_base;
};

extern struct proc *procs[];
extern int proc_count;

/* process.c */
struct proc *proc_find(pid_t tid);
struct proc *proc_add(pid_t tid);
void proc_remove(struct proc *p);
struct proc *proc_inner(pid_t inner);
struct table *table_copy(struct table *from);
void table_drop(struct table *t);
void table_set(struct table *t, int fd, int open, bool cloexec);
void table_close(struct table *t, unsigned from, unsigned to);
void table_exec(struct table *t);
struct slot *table_get(struct table *t, int fd);
struct opened *opened_at(int id);
int opened_add(void);
int64_t opened_memory(void);
void opened_unmap(int id);
void trace_reset(void);
void stage_settle(void);

/* facts.c */
ssize_t fact_text(pid_t tid, const char *name, char *to, size_t size);
bool fact_read(struct proc *p, int fd, struct opened *o, bool *cloexec);
int fact_new(struct proc *p, int fd);
void fact_refresh(struct proc *p, int fd);
void fact_table(struct proc *p);
void out_fd(int fd, const struct slot *s);
void out_fds(const char *key, struct table *t);
void out_file(const char *path, const struct stat *st, int peek, int64_t limit);
void out_file_target(const char *path, const struct stat *st, int peek, int64_t limit, const char *target);
long proc_switches(struct proc *p);
void proc_names(struct proc *p);
uint64_t proc_loader(struct proc *p);
bool proc_mapping(struct proc *p, uint64_t address, char *text, size_t size);
int same_open(struct proc *a, int fa, struct proc *b, int fb);

/* capture.c */
size_t peek_bytes(pid_t tid, uint64_t address, void *to, size_t length);
bool peek_text(pid_t tid, uint64_t address, char *to, size_t size);
void capture_entry(struct proc *p);
void capture_exit(struct proc *p, int64_t ret);
void capture_reset(void);

/* names.c */
void names_entry(struct proc *p);

/* effects.c */
int file_peek(struct proc *p, int fd);
void effect_exit(struct proc *p, int64_t ret);
void effect_entry(struct proc *p);

/* trace.c */
void resume(struct proc *p, bool to_exit, int signal);
void resume_call(struct proc *p, bool to_exit);
extern const char *trace_ended;

/* call.c */
void call_reset(void);
void call_disturbed(void);
void on_entry(struct proc *p);
void on_return(struct proc *p);
void call_end(struct proc *p, bool returned, int64_t ret);

/* lives.c */
struct rusage;
void out_process(struct proc *p, bool with_fds, uint64_t flags);
void on_fork(struct proc *parent, int event);
void on_exec(struct proc *p);
void on_gone(struct proc *p, int status, const struct rusage *used);
void lives_sweep(pid_t in_hand);

/* memory.c */
void memory_reset(void);
void memory_fork(const struct proc *parent, const struct proc *child);
void memory_gone(const struct proc *p);
void memory_call(struct proc *p, int64_t ret);
size_t memory_segment(int id, char *to);
void memory_entry(const struct proc *p);
void out_segment_changes(struct proc *p);
void out_segments(const struct proc *p);
void out_memory_changes(struct proc *p, bool segments);

/* sysv.c */
void out_segment(int id);
void out_sysv(struct proc *p, int64_t ret);
void sysv_made(int kind, int id);
void sysv_all(void);
void sysv_reset(void);
void sysv_memory(int64_t bytes[2]);
void sysv_remove(void);

/* watch.c */
void watch_tick(void);
void watch_begin(void);
bool watch_overtime(void);
int64_t watch_passed(void);
int64_t watch_calm(void);
int64_t watch_resident(pid_t tid, int64_t *shared);
bool watch_client(void);
int64_t watch_output(void);
extern int64_t trace_moved;

/* waits.c */
void waits_begin(void);
bool waits_now(struct proc *p);
bool waits_limited(struct proc *p);
bool waits_for_ever(int64_t quiet);
bool waits_for_cpu(void);

/* near.c */
void near_begin(void);
void near_call(pid_t tid);
void near_look(void);
void near_part(pid_t child);
void near_never(void);

/* disturb.c */
void disturb_begin(void);
int64_t disturb_delay(void);
void disturb_pipe(struct proc *p, int fd);

/* ending.c */
void trace_end(const char *why, pid_t pid);
/* At the next look: here a line is being written. */
void trace_end_later(const char *why);
extern const char *trace_end_due;

/* family.c */
void family_reset(void);
void family_gone(const struct proc *p);
void family_waited(struct proc *p, int64_t ret);
void family_zombies(void);
void family_killed(pid_t inner);
void family_killed_all(void);



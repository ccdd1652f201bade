/* What the tracer knows: processes, their descriptor tables, open file descriptions, and the calls it looks at. */
#pragma once
#include "../sandbox/sandbox.h"
#include <sys/stat.h>

/* How a call moves data, as kept in the record. */
enum data { NO_DATA, DATA_OUT, DATA_IN, IOV_OUT, IOV_IN, MSG_OUT, MSG_IN, QUEUE_OUT, QUEUE_IN, MQ_OUT };

enum {
  NEW_FD = 1 << 0,    /* the result is a new descriptor */
  TOUCHES = 1 << 1,   /* descriptor arg 0: its offset or flags may change */
  BLOCKS = 1 << 2,    /* may sleep until another process does something */
  FILE_FD = 1 << 3,   /* the file of descriptor arg 0 changes */
  FILE_PATH = 1 << 4, /* the file of the first path changes */
  NEEDS_ENTRY = 1 << 5, /* only its entry matters: it does not return */
  MEMORY = 1 << 6,    /* of the process's own memory: V8 makes these too */
  FORKS = 1 << 7,
  SYSV = 1 << 8,
};

/*
 * `length`: FIXED bytes; FIXED * the argument of that number; BY_POINTER, what the int at that argument says; or,
 * GIVEN_WITH, that many bytes as they were before the call, where the kernel writes what is left of them.
 */
struct memory_spec {
  int8_t arg, length;
  int16_t size;
};
#define CONSTANT -1
#define BY_POINTER 16
#define GIVEN_WITH 17
#define GIVEN_MOST 32

struct spec {
  int16_t nr;
  uint16_t flags;
  uint8_t data;
  int8_t text[2]; /* argument number + 1; 0 for none */
  struct memory_spec memory[3]; /* arg is the number + 1 */
};
/* The most bytes that the stream of a run may have, roughly: it must fit into a string of JavaScript. */
#define STREAM_MOST (32LL << 20)

/* An open file description. */
struct opened {
  char link[256];
  dev_t dev;
  ino_t ino;
  mode_t mode;
  int flags, refs, mapped;
  int64_t pos;
  /* Of an eventfd; otherwise -1. */
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

/* A thread of the run, as the kernel counts them; `leader`: the first one of its process. */
struct proc {
  pid_t tid, inner, tgid, parent;
  struct table *table;
  int program;

  /* We were told whose child it is. */
  bool known;
  /* It has begun; before that, of a program, it is still the box's own. */
  bool at_start;
  bool leader, execed;
  /* Stopped by us, until all programs are ready or its parent tells of it. */
  bool held;
  /* Stopped by a signal, as a shell's job is. */
  bool stopped;
  /* A timer of its own may wake it. */
  bool has_timer;
  bool daemon, no_zombies;

  /* The call it is in, or was in last. */
  bool in_call, restarting;
  const struct spec *spec;
  int64_t t0;
  long nr;
  uint64_t args[6], ip, sp;
  char text[2][512];
  bool has_text[2];
  uint8_t given_length;
  char given[GIVEN_MOST];
  char *exec_path;
  int line, word;
  bool loader;
  int entry_fd;
  uint64_t loader_at;

  /* For `slept`. */
  int status_fd;
  long switches, stops;
  bool alone, slow;
  uint64_t begun;

  bool over_cpu;
  /* Kept at its stop until then, in a disturbed run; how it then goes on. */
  int64_t due;
  bool due_to_exit;
  /* Held, though we were not told of its fork: how long that is tolerated. */
  int64_t borne_until;
  long rss_base;
};

/* System V memory attached, or a file mapped shared. `open` is a mapped file's description; if 0, `id` is a segment's. */
struct attachment {
  pid_t tgid;
  int open, id;
  uint64_t at;
  size_t length;
};

struct rusage;

/* specs.c */
extern const struct spec specs[];
extern const int spec_count;
const struct spec *spec_of(long nr);

/* stream.c */
void out_begin(const char *event);
void out_end(void);
void out_flush(bool wait);
void out_reset(void);
int64_t out_total(void);
void out_number(const char *key, int64_t value);
void out_unsigned(const char *key, uint64_t value);
void out_text(const char *key, const char *text);
void out_text_n(const char *key, const char *text, size_t length);
void out_bytes(const char *key, const void *bytes, size_t length);
void out_true(const char *key);
void out_flag(const char *key, bool value);
void out_raw(const char *key, const char *json);
void out_key(const char *key);
void out_open(const char *key, char bracket);
void out_close(char bracket);
void out_time(const char *key, int64_t at);

/* clock.c */
extern int64_t clock_moved;
int64_t now_us(void);
void clock_begin(void);
void clock_forward(bool own);
int64_t clock_passed(void);
int64_t clock_calm(void);

/* process.c */
extern struct proc *procs[];
extern int proc_count;
struct proc *proc_find(pid_t tid);
struct proc *proc_add(pid_t tid);
void proc_remove(struct proc *p);
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
void process_reset(void);

/* facts.c */
ssize_t fact_text(pid_t tid, const char *name, char *to, size_t size);
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

/* registers.c */
void registers_skip(pid_t tid);
void registers_result(pid_t tid, long value);

/* peek.c */
size_t peek_bytes(pid_t tid, uint64_t address, void *to, size_t length);
bool peek_text(pid_t tid, uint64_t address, char *to, size_t size);
int peek_file(struct proc *p, int fd);

/* disturb.c */
void disturb_begin(void);
int64_t disturb_delay(void);
void disturb_pipe(struct proc *p, int fd);

/* affinity.c */
void affinity_begin(void);
void affinity_call(pid_t tid);
void affinity_look(void);
void affinity_part(pid_t child);
void affinity_never(void);

/* resume.c */
void resume(struct proc *p, bool to_exit, int signal);
void resume_call(struct proc *p, bool to_exit);
void resume_due(void);

/* attachments.c */
extern struct attachment attached[];
extern int attached_count;
void attached_reset(void);
void attached_fork(const struct proc *parent, const struct proc *child);
void attached_gone(const struct proc *p);
void attached_call(struct proc *p, int64_t ret);
void attached_entry(const struct proc *p);
bool attached_changed(const struct attachment *a, const char *bytes, size_t length);
size_t attached_segment(int id, char *to);

/* sysv.c */
void out_object(int kind, int id);
bool sysv_call(struct proc *p, int64_t ret, int *kind, int *id);
void sysv_made(int kind, int id);
void sysv_all(void);
void sysv_reset(void);
void sysv_memory(int64_t bytes[2]);
void sysv_remove(void);

/* sysv-outside.c */
void outside_note(void);
void outside_remember(void);

/* memory.c */
void out_segments(const struct proc *p);
void out_segment_changes(struct proc *p);
void out_memory_changes(struct proc *p, bool segments);

/* names.c */
void names_entry(struct proc *p);
void names_note(void);
void names_report(void);
void names_remove(void);

/* family.c */
void family_reset(void);
void family_gone(const struct proc *p);
void family_waited(struct proc *p, int64_t ret);
void family_zombies(void);
void family_killed(pid_t inner);
void family_killed_all(void);

/* ending.c */
void ending_reset(void);
extern const char *trace_ended, *trace_end_due;
void trace_end(const char *why, pid_t pid);
void trace_end_later(const char *why);

/* capture.c */
void capture_entry(struct proc *p);
void capture_exit(struct proc *p, int64_t ret);
void capture_reset(void);

/* effects.c */
void effect_entry(struct proc *p);
void effect_exit(struct proc *p, int64_t ret);

/* waits.c */
void waits_begin(void);
bool waits_now(struct proc *p);
bool waits_limited(struct proc *p);
bool waits_for_ever(int64_t quiet);
bool waits_for_cpu(void);

/* watch.c */
void watch_begin(void);
void watch_tick(void);
bool watch_overtime(void);
int64_t watch_resident(pid_t tid, int64_t *shared);
bool watch_client(void);
int64_t watch_output(void);

/* syscall.c */
void call_reset(void);
void call_disturbed(void);
void call_end(struct proc *p, bool returned, int64_t ret);
void on_entry(struct proc *p);
void on_return(struct proc *p);

/* lives.c */
void out_process(struct proc *p, bool with_fds, uint64_t flags);
void on_fork(struct proc *parent, int event);
void on_exec(struct proc *p);
void on_gone(struct proc *p, int status, const struct rusage *used);
void lives_sweep(pid_t in_hand);

/* trace.c */
void trace_follow(pid_t init);
void trace_run(void);

/* untraced.c */
void untraced_run(void);

/* leftovers.c */
void leftovers_report(void);

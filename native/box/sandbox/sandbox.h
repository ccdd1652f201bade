/* The sandbox: what surrounds the programs of a run, how they start in it, and how the runner asks about it. */
#pragma once
#include "../box.h"
#include <setjmp.h>

/* In box_words[1]: the program itself is about to change its memory, to ask for its number, or to fork. */
enum { CALL_MEMORY = 1, CALL_GETPID = 2, CALL_FORK = 3 };

/* run.c */
extern struct run run;
extern volatile int32_t box_words[4];
bool fail(const char *what, int error);
/* layers.c */
extern struct machine machine;
struct layer *layer_of(const char *name);
void layer_off(const char *name, const char *why);
const char *why_refused(int error);
/* request.c */
bool request_read(const unsigned char *bytes, size_t length);
/* fork.c: box_fork is called from JavaScript */
int box_fork(void);
int fork_copyable(void);
bool fork_still(void);
bool fork_keep_copyable(void);
void fork_ready(void);
pid_t fork_bare(void);
void fork_settle(void);
/* ids.c */
bool ids_map(unsigned inside, uid_t uid, gid_t gid);
bool ids_enter(void);
/* scratch.c */
void scratch_prepare(pid_t owner);
bool scratch_make(void);
void scratch_clear(void);
/* mounts.c */
bool mounts_try(void);
bool mounts_proc(void);
bool mounts_root(const char *peers, const char *place);
bool mounts_run(void);
/* network.c */
bool network_try(void);
void network_up(void);
bool network_enter(const struct program *p);
void network_leave(void);
/* limits.c */
void limits_apply(void);
void limits_drop_privileges(void);
/* landlock.c */
void landlock_find(void);
bool landlock_enter(const struct program *p);
/* filter.c */
bool filter_install(bool trace, bool apart);
/* program.c */
extern jmp_buf program_home;
void program_start(int index) __attribute__((noreturn));
/* answers.c */
enum { SHM = 1, QUEUE, SEMAPHORES };
enum { ASK_SHM = 1, ASK_QUEUE, ASK_SEMAPHORES, ASK_SEMVALUES, ASK_REMOVE_SHM, ASK_REMOVE_QUEUE, ASK_REMOVE_SEMAPHORES, ASK_AT, ASK_MEMORY };
#define ANSWER_PLACE(kind, place) ((long)(kind) << 32 | (unsigned)(place))
long answer(int what, long a, union answer *to);
long answer_at(int kind, int place, union answer *to);
/* ask.c */
void stage_set(int stage);
void stage_ready(void);
void stage_await(int stage);
void stage_settle(void);
int ask(int what, long a, union answer *to);
void ask_serve(void) __attribute__((noreturn));
/* init.c */
int init_main(void *unused);
/* sandbox.c: box_prepare is called from JavaScript */
int box_prepare(const char *peers, const char *place);
pid_t sandbox_start(void);

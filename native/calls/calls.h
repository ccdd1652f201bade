/* What lib/libc and lib/program call here from JavaScript. */
#pragma once
#include <stdint.h>

/* futex.c */
long futex_wake(uintptr_t word, int count);

/* memory.c */
int memory_catch(void);
void memory_forbid_copy(void);
long memory_read(const void *from, void *to, unsigned long count);
long memory_write(void *to, const void *from, unsigned long count);
int memory_atomic(int op, int size, void *at, const int64_t *in, int64_t *out);

/* now.c */
long read_now(int fd, void *bytes, unsigned long count);
long write_now(int fd, void *bytes, unsigned long count);

/* pending.c */
int pending_event(void);
int pending_start(long number, int plain, int call, long a, long b, long c, long d, long e, long f);
int pending_cancel(long number);
void pending_drop(long number);
int pending_next(long *out);
int pending_wait(long number, int ms, long *out);
long call_now(int number, long a, long b, long c, long d, long e, long f);

/* segment.c */
const void *segment_call_site(void);
long sysv_stat(int kind, int id, void *about);
long segment_size(int id);
long segment_size_of_key(int key);

/* signals.c */
int signal_action(int signal, int set, int handler, int flags, const unsigned char *mask, int *out);
unsigned signal_count(int signal);

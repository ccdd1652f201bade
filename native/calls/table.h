/* The calls that pending.c can make; lib/libc/pending.ts has the same order. */
#pragma once

typedef long (*pending_call)(const long *args);
extern const pending_call pending_table[];

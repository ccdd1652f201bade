/* The run that this process serves, which init and the programs see too, and why it failed. */
#include "sandbox.h"
#include <stdio.h>
#include <string.h>

struct run run;

/* What a program's process says of itself to the tracer: see on_entry in trace/syscall.c. */
volatile int32_t box_words[4] __attribute__((aligned(64)));

/* The first reason counts. Gives false, for `return fail(...)`. */
bool fail(const char *what, int error)
{
  if (!run.failure[0]) snprintf(run.failure, sizeof run.failure, "%s%s%s", what, error ? ": " : "", error ? strerror(error) : "");
  return false;
}

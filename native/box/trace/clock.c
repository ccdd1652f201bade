/*
 * The run's clocks. Its own time is what its limit counts. Its calm time is for what happens when nothing happens: it
 * goes on as long as we look often, and so could have seen it.
 */
#include "trace.h"
#include <time.h>

/* The most that may pass between two looks, in the run's own time and in its calm time. */
#define STEP_MOST_US 250000
#define CALM_STEP_MOST_US 20000

/* When anything last happened, in calm time. */
int64_t clock_moved;

/* Both times, and when they were last put forward. */
static int64_t passed, calm, put_forward;

int64_t now_us(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

void clock_begin(void)
{
  passed = calm = clock_moved = 0;
  put_forward = now_us();
}

/* At each look. `own`: the run has had this time. */
void clock_forward(bool own)
{
  int64_t t = now_us(), step = t - put_forward;
  if (own) passed += step < STEP_MOST_US ? step : STEP_MOST_US;
  calm += step < CALM_STEP_MOST_US ? step : CALM_STEP_MOST_US;
  put_forward = t;
}

int64_t clock_passed(void)
{
  return passed;
}

int64_t clock_calm(void)
{
  return calm;
}

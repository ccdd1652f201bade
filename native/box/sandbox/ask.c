/*
 * How runner and init take turns, by `run.stage`: one of them sleeps on it while the other works. The runner, which
 * is outside, asks; init, which shares its memory, answers from inside the namespaces.
 */
#include "sandbox.h"
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct {
  int what;
  long a;
  union answer *to;
  long answer;
} question;

void stage_set(int stage)
{
  __atomic_store_n(&run.stage, stage, __ATOMIC_SEQ_CST);
  syscall(SYS_futex, &run.stage, FUTEX_WAKE, 1, NULL, NULL, 0);
}

/* Init is ready. The first program may have been quick, and the runner may have asked already: the question stays. */
void stage_ready(void)
{
  int made = STAGE_MADE;
  __atomic_compare_exchange_n(&run.stage, &made, STAGE_NONE, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
  syscall(SYS_futex, &run.stage, FUTEX_WAKE, 1, NULL, NULL, 0);
}

void stage_await(int stage)
{
  int now;
  while ((now = __atomic_load_n(&run.stage, __ATOMIC_SEQ_CST)) != stage && now != STAGE_FAILED)
    syscall(SYS_futex, &run.stage, FUTEX_WAIT, now, NULL, NULL, 0);
}

/* In the runner: until init has started the programs, or failed. */
void stage_settle(void)
{
  stage_await(STAGE_NONE);
}

/* In the runner: has init do something inside the namespaces and gives its result, -errno on failure. */
int ask(int what, long a, union answer *to)
{
  question.what = what;
  question.a = a;
  question.to = to;
  stage_set(STAGE_ASK);
  stage_await(STAGE_ANSWERED);
  return (int)question.answer;
}

/* In init, for the rest of its life. */
void ask_serve(void)
{
  for (;;) {
    stage_await(STAGE_ASK);
    if (run.stage == STAGE_FAILED) syscall(SYS_exit, 1);
    question.answer = answer(question.what, question.a, question.to);
    stage_set(STAGE_ANSWERED);
  }
}

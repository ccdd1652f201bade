/* A run without a tracer. */
#include "trace.h"
void plain_run(void)
{
  fail("a run without a tracer is not possible yet", 0);
}

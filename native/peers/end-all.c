/* end-all: kills every other process that it may kill, with SIGKILL: in a run, all but this one. */
#include <signal.h>
#include <stdio.h>

int main(void)
{
  if (kill(-1, SIGKILL) == 0) return 0;
  perror("kill");
  return 1;
}

/*
 * Programs of one run that are kept apart, as grading wants it: each gets a Landlock domain of its own. The kernel then
 * refuses it all that ptrace_may_access guards in the others (/proc/PID/mem and fd, pidfd_getfd, …) and, since
 * Linux 6.12, signals to them. The box itself is in no domain. landlock(7)
 */
#include "box.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define CREATE_RULESET 444
#define ADD_RULE 445
#define RESTRICT_SELF 446

/* Of headers that may be older than the kernel. */
#define MAKE_BLOCK (1ULL << 11)
#define REFER (1ULL << 13)
#define SCOPE_SIGNAL (1ULL << 1)
enum { HAS_REFER = 2, HAS_SCOPES = 6 };

struct ruleset { uint64_t fs, net, scoped; };

static long abi;

void apart_find(void)
{
  abi = syscall(CREATE_RULESET, NULL, 0, 1 /* LANDLOCK_CREATE_RULESET_VERSION */);
  if (abi > 0) layer_of("landlock")->active = true;
  else layer_off("landlock", "the kernel does not have it or refuses it", errno);
}

/* Files may be moved between directories, which an older domain forbids unless it is told otherwise. */
static bool allow_moves(int ruleset)
{
  struct { uint64_t access; int32_t parent; } __attribute__((packed)) below = { REFER, open("/", O_PATH | O_CLOEXEC) };
  bool ok = below.parent >= 0 && syscall(ADD_RULE, ruleset, 1 /* LANDLOCK_RULE_PATH_BENEATH */, &below, 0) == 0;
  if (below.parent >= 0) close(below.parent);
  return ok;
}

/* In a program's process, when it may get no privileges any more. */
bool apart_enter(void)
{
  if (abi <= 0) return true;
  /* A ruleset must be about something. Nobody here could make a block device anyway. */
  struct ruleset rules = { MAKE_BLOCK | (abi >= HAS_REFER ? REFER : 0), 0, 0 };
  if (abi >= HAS_SCOPES) rules = (struct ruleset){ 0, 0, SCOPE_SIGNAL };
  int ruleset = (int)syscall(CREATE_RULESET, &rules, abi >= HAS_SCOPES ? sizeof rules : sizeof rules.fs, 0);
  if (ruleset < 0) return false;
  bool ok = (!(rules.fs & REFER) || allow_moves(ruleset)) && syscall(RESTRICT_SELF, ruleset, 0) == 0;
  close(ruleset);
  return ok;
}

/*
 * Programs of one run that are kept apart, as grading wants it: each gets a Landlock domain of its own. The kernel then
 * refuses it everything that ptrace_may_access guards in the others (/proc/PID/mem and fd, pidfd_getfd, …) and, since
 * Linux 6.12, signals to them. The box itself is in no domain. landlock(7)
 *
 * Nor may they execute or read the reference programs, which could do their work for them. A domain allows what its
 * rules name and nothing else, and a rule holds for all below: so there is one for each neighbour of the folder, and
 * for each neighbour of a folder above it. It counts where a file is and not how it was reached: /proc/PID/exe, a
 * descriptor or a link lead to no other verdict.
 */
#include "sandbox.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define CREATE_RULESET 444
#define ADD_RULE 445
#define RESTRICT_SELF 446

/* Of headers that may be older than the kernel. */
#define EXECUTE (1ULL << 0)
#define READ_FILE (1ULL << 2)
#define REFER (1ULL << 13)
#define SCOPE_SIGNAL (1ULL << 1)
enum { HAS_REFER = 2, HAS_SCOPES = 6 };

struct ruleset { uint64_t fs, net, scoped; };

static long abi;

void landlock_find(void)
{
  abi = syscall(CREATE_RULESET, NULL, 0, 1 /* LANDLOCK_CREATE_RULESET_VERSION */);
  if (abi > 0) layer_of("landlock")->active = true;
  else layer_off("landlock", why_refused(errno));
}

/* What does not exist, or cannot be opened, needs no rule. */
static void allow(int ruleset, int folder, const char *name)
{
  struct { uint64_t access; int32_t parent; } __attribute__((packed)) below = { EXECUTE | READ_FILE, -1 };
  struct stat st;
  below.parent = openat(folder, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
  if (below.parent < 0) return;
  /* Files may be moved between directories, which an older domain forbids unless it is told otherwise. */
  if (abi >= HAS_REFER && fstat(below.parent, &st) == 0 && S_ISDIR(st.st_mode)) below.access |= REFER;
  syscall(ADD_RULE, ruleset, 1 /* LANDLOCK_RULE_PATH_BENEATH */, &below, 0);
  close(below.parent);
}

/* All in the folder but one. */
static void allow_others(int ruleset, const char *folder, const char *but, size_t length)
{
  DIR *dir = opendir(folder);
  struct dirent *entry;
  while (dir && (entry = readdir(dir))) {
    const char *name = entry->d_name;
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) continue;
    if (strlen(name) == length && memcmp(name, but, length) == 0) continue;
    allow(ruleset, dirfd(dir), name);
  }
  if (dir) closedir(dir);
}

static void allow_but_peers(int ruleset, const struct program *p)
{
  char folder[sizeof machine.peers + 1] = "/";
  for (const char *at = machine.peers; *at; at += strcspn(at, "/")) {
    at += strspn(at, "/");
    size_t length = strcspn(at, "/");
    if (length == 0) break;
    allow_others(ruleset, folder, at, length);
    snprintf(folder, sizeof folder, "%.*s", (int)(at + length - machine.peers), machine.peers);
  }
  int peers = open(machine.peers, O_PATH | O_DIRECTORY | O_CLOEXEC);
  for (int i = 0; peers >= 0 && i < p->lents; i++) allow(ruleset, peers, p->lent[i]);
  if (peers >= 0) close(peers);
}

/* In a program's process, once it can no longer gain privileges. */
bool landlock_enter(const struct program *p)
{
  if (abi <= 0) return true;
  struct ruleset rules = { EXECUTE | READ_FILE | (abi >= HAS_REFER ? REFER : 0), 0, abi >= HAS_SCOPES ? SCOPE_SIGNAL : 0 };
  int ruleset = (int)syscall(CREATE_RULESET, &rules, abi >= HAS_SCOPES ? sizeof rules : sizeof rules.fs, 0);
  if (ruleset < 0) return false;
  allow_but_peers(ruleset, p);
  bool ok = syscall(RESTRICT_SELF, ruleset, 0) == 0;
  close(ruleset);
  return ok;
}

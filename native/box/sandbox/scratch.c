/*
 * The working directory of a run that has no mount namespace: a private folder of the machine's own, emptied after
 * each run. The client removes it when the runner is gone, however that came about.
 */
#include "sandbox.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* `owner`: the process that the client knows. */
void scratch_prepare(pid_t owner)
{
  snprintf(machine.home, sizeof machine.home, "/tmp/talking-processes-%d", owner);
}

bool scratch_make(void)
{
  return mkdir(machine.home, 0700) == 0 || errno == EEXIST;
}

/* Removes what is in the directory, never through a link. */
static void empty(int at)
{
  DIR *dir = at >= 0 ? fdopendir(at) : NULL;
  struct dirent *entry;
  while (dir && (entry = readdir(dir))) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    if (unlinkat(dirfd(dir), entry->d_name, 0) == 0) continue;
    (void)!fchmodat(dirfd(dir), entry->d_name, 0700, 0);
    empty(openat(dirfd(dir), entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    unlinkat(dirfd(dir), entry->d_name, AT_REMOVEDIR);
  }
  if (dir) closedir(dir);
}

void scratch_clear(void)
{
  empty(open(machine.home, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  rmdir(machine.home);
}

/* Who the processes in a user namespace are: its maps of user and group ids. user_namespaces(7) */
#include "sandbox.h"
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Maps one id of the new user namespace to our own. Called inside it. */
bool ids_map(unsigned inside, uid_t uid, gid_t gid)
{
  struct { const char *file; char text[64]; } map[3] = { { "setgroups", "deny" }, { "uid_map", "" }, { "gid_map", "" } };
  snprintf(map[1].text, sizeof map[1].text, "%u %u 1", inside, uid);
  snprintf(map[2].text, sizeof map[2].text, "%u %u 1", inside, gid);
  for (int i = 0; i < 3; i++) {
    char path[64];
    snprintf(path, sizeof path, "self/%s", map[i].file);
    int fd = openat(machine.proc, path, O_WRONLY | O_CLOEXEC);
    bool ok = fd >= 0 && write(fd, map[i].text, strlen(map[i].text)) > 0;
    if (fd >= 0) close(fd);
    if (!ok) return false;
  }
  return true;
}

/* In init: the runner's user outside is root or the learner inside. */
bool ids_enter(void)
{
  if (!(machine.flags & CLONE_NEWUSER)) return true;
  return ids_map(run.option[OPT_ROOT] ? 0 : 1000, machine.uid, machine.gid);
}

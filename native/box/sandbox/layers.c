/* What the machine gives for all runs, as box_prepare finds it: the layers of the sandbox, and why one is missing. */
#include "sandbox.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct machine machine = {
  .layer = { { .name = "user-namespace" }, { .name = "pid-namespace" }, { .name = "ipc-namespace" },
             { .name = "mount-namespace" }, { .name = "proc" }, { .name = "network-namespace" },
             { .name = "uts-namespace" }, { .name = "seccomp" }, { .name = "landlock" }, { .name = "trace" }, { .name = "limits", .active = true } },
};

struct layer *layer_of(const char *name)
{
  for (int i = 0; i < MAX_LAYERS; i++)
    if (strcmp(machine.layer[i].name, name) == 0) return &machine.layer[i];
  abort();
}

void layer_off(const char *name, const char *why)
{
  struct layer *layer = layer_of(name);
  layer->active = false;
  layer->reason = why;
}

const char *why_refused(int error)
{
  return error == ENOSYS || error == EINVAL ? "missing" : error == ENOSPC || error == EUSERS ? "none-left" : "refused";
}

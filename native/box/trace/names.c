/*
 * POSIX objects: names in /dev/shm and /dev/mqueue. In namespaces of its own all are the run's, and gone with it.
 * Elsewhere they would stay, among those of others: the run's are those that its calls made. Where no one saw its calls
 * it is those that are new and the runner's user's, when that user is the runner's alone; otherwise no name can be told
 * from those that the learner's other programs make, and none is touched.
 */
#include "trace.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MOST 1024
#define SHM_FOLDER "/dev/shm/"

enum place { IN_SHM, IN_MQUEUE, PLACES };
static const char *const folders[] = { "/dev/shm", "/dev/mqueue" };

static struct name { char text[NAME_MAX + 1]; ino_t ino; } names[PLACES][MOST];
static int counts[PLACES];

static bool shared(enum place place)
{
  return place == IN_SHM ? !machine.own_root : !layer_of("ipc-namespace")->active;
}

static void remember(enum place place, const char *text, ino_t ino)
{
  if (counts[place] == MOST || strlen(text) > NAME_MAX) return;
  struct name *name = &names[place][counts[place]++];
  strcpy(name->text, text);
  name->ino = ino;
}

static bool is_there(enum place place, const char *text)
{
  if (place == IN_SHM) return faccessat(run.shm, text, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
  /* The kernel looks the name up in a file system that need not be mounted anywhere. */
  int fd = (int)syscall(SYS_mq_open, text, O_RDONLY | O_CLOEXEC, 0, NULL);
  if (fd >= 0) close(fd);
  return fd >= 0 || errno != ENOENT;
}

static bool is_known(enum place place, const char *text, ino_t ino)
{
  for (int i = 0; i < counts[place]; i++)
    if (names[place][i].ino == ino && strcmp(names[place][i].text, text) == 0) return true;
  return false;
}

/* Before a call: does it name what is not there yet? */
void names_entry(struct proc *p)
{
  for (int i = 0; i < 2; i++) {
    if (!p->has_text[i]) continue;
    bool queue = p->nr == SYS_mq_open;
    const char *text = p->text[i];
    if (!queue && strncmp(text, SHM_FOLDER, strlen(SHM_FOLDER)) != 0) continue;
    enum place place = queue ? IN_MQUEUE : IN_SHM;
    if (!queue) text += strlen(SHM_FOLDER);
    if (shared(place) && !is_known(place, text, 0) && !is_there(place, text)) remember(place, text, 0);
  }
}

/* Goes through what is in a folder; `work` may remove the name. */
static void each(enum place place, void (*work)(enum place, const char *, const struct stat *))
{
  /* The run's own are mounted where init is. */
  int at = shared(place) ? AT_FDCWD : place == IN_SHM ? run.shm : run.mqueue;
  int fd = openat(at, shared(place) ? folders[place] : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
  struct dirent *entry;
  struct stat st;
  while (dir && (entry = readdir(dir)))
    if (entry->d_name[0] != '.' && fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0) work(place, entry->d_name, &st);
  if (dir) closedir(dir);
}

static void note(enum place place, const char *text, const struct stat *st)
{
  remember(place, text, st->st_ino);
}

/* Before a run whose calls no one sees: these are others'. */
void names_note(void)
{
  for (enum place place = 0; place < PLACES; place++)
    if (shared(place) && !run.traced && machine.own_user) each(place, note);
}

static void (*wanted)(enum place, const char *);

static void if_new(enum place place, const char *text, const struct stat *st)
{
  if (st->st_uid == machine.uid && !is_known(place, text, st->st_ino)) wanted(place, text);
}

static void if_any(enum place place, const char *text, const struct stat *st)
{
  (void)st;
  wanted(place, text);
}

/* Calls `work` for each name of a shared place that is the run's and still there. */
static void each_own(enum place place, void (*work)(enum place, const char *))
{
  wanted = work;
  if (run.traced) {
    for (int i = 0; i < counts[place]; i++)
      if (is_there(place, names[place][i].text)) work(place, names[place][i].text);
  } else if (machine.own_user) {
    each(place, if_new);
  }
}

static void out_name(enum place place, const char *text)
{
  char path[NAME_MAX + 32];
  snprintf(path, sizeof path, "%s/%s", folders[place], text);
  out_text(NULL, path);
}

void names_report(void)
{
  for (enum place place = 0; place < PLACES; place++) {
    wanted = out_name;
    if (shared(place)) each_own(place, out_name);
    /* A run that has no root of its own sees in these folders what is the machine's. */
    else if (machine.own_root) each(place, if_any);
  }
}

static void remove_name(enum place place, const char *text)
{
  if (place == IN_MQUEUE) syscall(SYS_mq_unlink, text);
  else unlinkat(run.shm, text, 0);
}

/* Where they are shared they would outlive the run. */
void names_remove(void)
{
  for (enum place place = 0; place < PLACES; place++)
    if (shared(place)) each_own(place, remove_name);
  memset(counts, 0, sizeof counts);
}

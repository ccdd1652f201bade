/* The end of the stream: what the programs wrote, and what they left. */
#include "trace.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void out_output(struct program *p, int fd)
{
  struct stat st;
  if (fstat(p->std[fd], &st) != 0 || st.st_size == 0) return;
  int64_t size = st.st_size < run.option[OPT_OUTPUT] ? st.st_size : run.option[OPT_OUTPUT];
  char *bytes = malloc((size_t)size);
  if (!bytes) return;
  ssize_t n = pread(p->std[fd], bytes, (size_t)size, 0);
  out_begin("output");
  out_text("program", p->name);
  out_number("fd", fd);
  out_bytes("bytes", bytes, n > 0 ? (size_t)n : 0);
  out_end();
  free(bytes);
}

/* What of all files together is told at least; of a single one it is OPT_FILE_LIMIT. */
#define CONTENT_LIMIT (16 << 20)
static int64_t content_left;

static int64_t content_limit(int64_t size)
{
  int64_t limit = run.option[OPT_FILE_LIMIT] < content_left ? run.option[OPT_FILE_LIMIT] : content_left;
  content_left -= size < limit ? size : limit;
  return limit;
}

/* Regular files only, never through a link: what stands here was made by the programs. */
static void walk(int at, const char *prefix, int depth, int *room)
{
  DIR *dir = at >= 0 ? fdopendir(at) : NULL;
  struct dirent *entry;
  while (dir && (entry = readdir(dir)) && *room > 0) {
    char path[4096];
    struct stat st;
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    if (snprintf(path, sizeof path, "%s%s", prefix, entry->d_name) >= (int)sizeof path - 2) continue;
    if (fstatat(dirfd(dir), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0) continue;
    (*room)--;
    int fd = S_ISREG(st.st_mode) ? openat(dirfd(dir), entry->d_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) : -1;
    char target[4096];
    ssize_t n = S_ISLNK(st.st_mode) ? readlinkat(dirfd(dir), entry->d_name, target, sizeof target - 1) : -1;
    if (n >= 0) target[n] = 0;
    out_file_target(path, &st, fd, fd >= 0 ? content_limit(st.st_size) : 0, n >= 0 ? target : NULL);
    if (fd >= 0) close(fd);
    if (!S_ISDIR(st.st_mode) || depth == 0) continue;
    strcat(path, "/");
    walk(openat(dirfd(dir), entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), path, depth - 1, room);
  }
  if (dir) closedir(dir);
}

void leftovers_report(void)
{
  int room = 1000;
  content_left = run.option[OPT_FILE_LIMIT] > CONTENT_LIMIT ? run.option[OPT_FILE_LIMIT] : CONTENT_LIMIT;
  for (int i = 0; i < run.programs; i++)
    for (int fd = 1; fd < 3; fd++) out_output(&run.program[i], fd);
  out_begin("left");
  out_open("files", '[');
  walk(openat(run.work, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), "", 8, &room);
  out_close(']');
  out_open("sysv", '[');
  sysv_all();
  out_close(']');
  out_open("posix", '[');
  names_report();
  out_close(']');
  out_open("processes", '[');
  family_killed_all();
  out_close(']');
  out_open("zombies", '[');
  family_zombies();
  out_close(']');
  out_end();
}

/* Reads a request: records of { tag, length, payload }, as made by lib/program/runner/encode.ts. Texts end in NUL. */
#include "sandbox.h"
#include <string.h>

enum tag { TAG_OPTION = 1, TAG_PROGRAM, TAG_ARG, TAG_ENV, TAG_STDIN, TAG_FILE_TO, TAG_FD_TO, TAG_CLOSE, TAG_FILE, TAG_AFTER, TAG_PATH, TAG_MACHINE,
           TAG_TRUSTED, TAG_LENT };

#define MAX_LIST 1024
#define MAX_FILES 1024

static const char *lists[MAX_PROGRAMS][2][MAX_LIST];
static struct redirect redirects[MAX_PROGRAMS][64];
static struct file files[MAX_FILES];

static int32_t number(const unsigned char *at)
{
  int32_t value;
  memcpy(&value, at, 4);
  return value;
}

static bool take(enum tag tag, const unsigned char *at, uint32_t length)
{
  int index = run.programs - 1;
  struct program *p = index >= 0 ? &run.program[index] : NULL;
  if (!p && tag != TAG_OPTION && tag != TAG_PROGRAM && tag != TAG_FILE && tag != TAG_PATH) return false;
  const char *text = (const char *)at;
  switch (tag) {
  case TAG_OPTION: {
    if (length != 12 || (uint32_t)number(at) >= OPT_COUNT) return false;
    memcpy(&run.option[number(at)], at + 4, 8);
    return true;
  }
  case TAG_PROGRAM:
    if (run.programs == MAX_PROGRAMS || length < 2) return false;
    p = &run.program[run.programs];
    *p = (struct program){ .name = text + 1, .command = at[0], .after = -1, .argv = lists[run.programs][0],
                           .envp = lists[run.programs][1], .redirect = redirects[run.programs] };
    run.programs++;
    p->argv[0] = p->envp[0] = NULL;
    return true;
  case TAG_ARG:
    if (p->argc >= MAX_LIST - 1) return false;
    p->argv[p->argc++] = text;
    p->argv[p->argc] = NULL;
    return true;
  case TAG_ENV:
    if (p->envc >= MAX_LIST - 1) return false;
    p->envp[p->envc++] = text;
    p->envp[p->envc] = NULL;
    return true;
  case TAG_STDIN:
    p->input = (struct bytes){ text, length };
    return true;
  case TAG_FILE_TO:
  case TAG_FD_TO:
  case TAG_CLOSE: {
    if (p->redirects == 64 || length < 4) return false;
    struct redirect *r = &p->redirect[p->redirects++];
    *r = (struct redirect){ .fd = number(at) };
    r->to = tag == TAG_FILE_TO ? TO_FILE : tag == TAG_FD_TO ? TO_FD : TO_CLOSED;
    if (tag == TAG_FILE_TO) {
      r->flags = number(at + 4);
      r->path = text + 8;
    } else if (tag == TAG_FD_TO) {
      r->from = number(at + 4);
    }
    return true;
  }
  case TAG_FILE: {
    if (run.files == MAX_FILES || length < 9) return false;
    size_t path = strlen(text + 4) + 1;
    run.file[run.files++] = (struct file){ text + 4, number(at), { text + 4 + path, length - 4 - path } };
    return true;
  }
  case TAG_AFTER:
    p->after = number(at);
    return true;
  case TAG_MACHINE:
    p->machine = number(at);
    return true;
  case TAG_TRUSTED:
    p->trusted = true;
    return true;
  case TAG_LENT:
    if (p->lents == MAX_LENT) return false;
    p->lent[p->lents++] = text;
    return true;
  case TAG_PATH:
    run.path = text;
    return true;
  }
  return false;
}

/* Fills `run`; the texts stay where they are. */
bool request_read(const unsigned char *bytes, size_t length)
{
  memset(&run, 0, sizeof run);
  run.file = files;
  run.path = "/usr/bin:/bin";
  run.machine_b = -1;
  size_t at = 0;
  while (at + 8 <= length) {
    uint32_t size = (uint32_t)number(bytes + at + 4);
    if (at + 8 + size > length) return false;
    if (!take((enum tag)number(bytes + at), bytes + at + 8, size)) return false;
    at += 8 + size;
  }
  return at == length && run.programs > 0;
}

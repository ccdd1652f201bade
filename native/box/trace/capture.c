/* Reads what a call's arguments point to, before or after the call, and prints it. */
#include "trace.h"
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#define MEMORY_MAX 4096

void capture_entry(struct proc *p)
{
  for (int i = 0; i < 2; i++) {
    int arg = p->spec->text[i] - 1;
    p->has_text[i] = arg >= 0 && p->args[arg] && peek_text(p->tid, p->args[arg], p->text[i], sizeof p->text[i]);
  }
  p->given_length = 0;
  for (int i = 0; i < 3 && p->spec->memory[i].arg; i++) {
    const struct memory_spec *m = &p->spec->memory[i];
    if (m->length != GIVEN_WITH) continue;
    p->given_length = (uint8_t)peek_bytes(p->tid, p->args[m->arg - 1], p->given, (size_t)m->size);
  }
  names_entry(p);
}

static void out_texts(struct proc *p)
{
  if (!p->has_text[0] && !p->has_text[1]) return;
  out_open("str", '{');
  for (int i = 0; i < 2; i++) {
    char key[2] = { (char)('0' + p->spec->text[i] - 1), 0 };
    if (p->has_text[i]) out_text(key, p->text[i]);
  }
  out_close('}');
}

static size_t length_of(struct proc *p, const struct memory_spec *m)
{
  size_t length = (size_t)m->size;
  if (m->length == BY_POINTER) {
    int32_t said = 0;
    if (m->size > 5) return 0;
    peek_bytes(p->tid, p->args[m->size], &said, sizeof said);
    length = said > 0 ? (size_t)said : 0;
  } else if (m->length >= 0 && m->length != GIVEN_WITH) {
    uint64_t times = p->args[m->length];
    length = times > MEMORY_MAX ? 0 : length * (size_t)times;
  }
  return length < MEMORY_MAX ? length : MEMORY_MAX;
}

static void out_memory(struct proc *p, int64_t ret)
{
  bool any = false;
  char bytes[MEMORY_MAX];
  size_t events = ret > 0 ? (size_t)ret * sizeof(struct epoll_event) : 0;
  for (int i = 0; i < 3 && p->spec->memory[i].arg; i++) {
    const struct memory_spec *m = &p->spec->memory[i];
    size_t length = length_of(p, m);
    if ((p->nr == SYS_epoll_wait || p->nr == SYS_epoll_pwait) && ret >= 0) length = events < MEMORY_MAX ? events : 0;
    bool given = m->length == GIVEN_WITH;
    size_t n = given ? p->given_length : peek_bytes(p->tid, p->args[m->arg - 1], bytes, length);
    if (n == 0) continue;
    if (!any) out_open("mem", '{');
    any = true;
    char key[2] = { (char)('0' + m->arg - 1), 0 };
    out_bytes(key, given ? p->given : bytes, n);
  }
  if (any) out_close('}');
}

/* Gathers up to `limit` bytes of `total` from an iovec of the process. */
static size_t gather(struct proc *p, uint64_t at, uint64_t count, size_t total, char *to, size_t limit)
{
  struct iovec iov[16];
  size_t used = 0, want = total < limit ? total : limit;
  if (count > 16) count = 16;
  size_t n = peek_bytes(p->tid, at, iov, count * sizeof *iov) / sizeof *iov;
  for (size_t i = 0; i < n && used < want; i++) {
    size_t part = iov[i].iov_len < want - used ? iov[i].iov_len : want - used;
    used += peek_bytes(p->tid, (uint64_t)iov[i].iov_base, to + used, part);
  }
  return used;
}

/* What goes to a program's own standard output or error is kept whole, so that each process's part can be told. */
static size_t limit_of(struct proc *p)
{
  struct slot *s = table_get(p->table, (int)p->args[0]);
  return s && opened_at(s->open)->std && p->spec->data <= IOV_IN ? 1 << 20 : DATA_LIMIT;
}

static int64_t kept_whole;

void capture_reset(void)
{
  kept_whole = 0;
}

static void out_data(struct proc *p, int64_t ret)
{
  static char bytes[1 << 20];
  size_t limit = limit_of(p), moved = (size_t)ret, n = 0;
  if (moved > limit) moved = limit;
  struct msghdr header;
  switch (p->spec->data) {
  case DATA_OUT:
  case DATA_IN:
    n = peek_bytes(p->tid, p->args[1], bytes, moved);
    break;
  case IOV_OUT:
  case IOV_IN:
    n = gather(p, p->args[1], p->args[2], moved, bytes, limit);
    break;
  case MSG_OUT:
  case MSG_IN:
    if (peek_bytes(p->tid, p->args[1], &header, sizeof header) == sizeof header)
      n = gather(p, (uint64_t)header.msg_iov, header.msg_iovlen, moved, bytes, limit);
    break;
  case QUEUE_OUT:
    n = peek_bytes(p->tid, p->args[1] + 8, bytes, p->args[2] < limit ? p->args[2] : limit);
    break;
  case QUEUE_IN:
    n = peek_bytes(p->tid, p->args[1] + 8, bytes, moved);
    break;
  case MQ_OUT:
    n = peek_bytes(p->tid, p->args[1], bytes, p->args[2] < limit ? p->args[2] : limit);
    break;
  }
  out_bytes("data", bytes, n);
  if (limit > DATA_LIMIT) kept_whole += (int64_t)n;
  /* What is written again and again at one place does not show in the file's size. */
  if (kept_whole > run.option[OPT_OUTPUT]) trace_end_later("output");
}

void capture_exit(struct proc *p, int64_t ret)
{
  out_texts(p);
  if (p->spec->memory[0].arg) out_memory(p, ret);
  if (p->spec->data && ret >= 0) out_data(p, ret);
}

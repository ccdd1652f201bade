/* The raw stream: one JSON object a line to descriptor 3. What cannot be written at once waits in memory. */
#include "trace.h"
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define STREAM 3
#define FLUSH_AT (48 * 1024)

static char *buffer;
static size_t used, room, sent;
/* Of this run. */
static int64_t flushed;
static bool comma;

static char *reserve(size_t more)
{
  if (used + more > room) {
    room = (used + more) * 2 + 65536;
    buffer = realloc(buffer, room);
    if (!buffer) _exit(70);
  }
  return buffer + used;
}

static void put(const char *text, size_t length)
{
  memcpy(reserve(length), text, length);
  used += length;
}

static void puts_(const char *text)
{
  put(text, strlen(text));
}

static void key_(const char *key)
{
  if (comma) put(",", 1);
  comma = true;
  if (!key) return;
  put("\"", 1);
  puts_(key);
  put("\":", 2);
}

void out_number(const char *key, int64_t value)
{
  key_(key);
  used += (size_t)sprintf(reserve(24), "%lld", (long long)value);
}

/* As text: JavaScript's numbers end at 2^53. */
void out_unsigned(const char *key, uint64_t value)
{
  key_(key);
  used += (size_t)sprintf(reserve(32), "\"%llu\"", (unsigned long long)value);
}

void out_flag(const char *key, bool value)
{
  key_(key);
  puts_(value ? "true" : "false");
}

void out_true(const char *key)
{
  out_flag(key, true);
}

/* Text that is JSON already. */
void out_raw(const char *key, const char *json)
{
  key_(key);
  puts_(json);
}

/* The key of what is printed next, without one of its own. */
void out_key(const char *key)
{
  key_(key);
  comma = false;
}

void out_time(const char *key, int64_t at)
{
  out_number(key, at - run.begin);
}

/* Length of the UTF-8 sequence at `s`, 0 when it is not one. */
static size_t sequence(const unsigned char *s, size_t left)
{
  size_t n = s[0] < 0x80 ? 1 : s[0] >= 0xc2 && s[0] < 0xe0 ? 2 : s[0] >= 0xe0 && s[0] < 0xf0 ? 3 : s[0] >= 0xf0 && s[0] < 0xf5 ? 4 : 0;
  if (n == 0 || n > left) return 0;
  for (size_t i = 1; i < n; i++)
    if ((s[i] & 0xc0) != 0x80) return 0;
  if (s[0] == 0xe0 && s[1] < 0xa0) return 0;
  if (s[0] == 0xed && s[1] > 0x9f) return 0;
  if (s[0] == 0xf0 && s[1] < 0x90) return 0;
  if (s[0] == 0xf4 && s[1] > 0x8f) return 0;
  return n;
}

void out_text_n(const char *key, const char *text, size_t length)
{
  key_(key);
  reserve(length * 6 + 2);
  char *to = buffer + used;
  *to++ = '"';
  for (size_t i = 0; i < length;) {
    unsigned char c = (unsigned char)text[i];
    size_t n = sequence((const unsigned char *)text + i, length - i);
    if (c == '"' || c == '\\') {
      *to++ = '\\';
      *to++ = (char)c;
      i++;
    } else if (c < 0x20 || c == 0x7f) {
      to += sprintf(to, "\\u%04x", c);
      i++;
    } else if (n == 0) {
      memcpy(to, "\xef\xbf\xbd", 3);
      to += 3;
      i++;
    } else {
      memcpy(to, text + i, n);
      to += n;
      i += n;
    }
  }
  *to++ = '"';
  used = (size_t)(to - buffer);
}

void out_text(const char *key, const char *text)
{
  out_text_n(key, text, strlen(text));
}

void out_bytes(const char *key, const void *bytes, size_t length)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const unsigned char *from = bytes;
  key_(key);
  reserve(length * 4 / 3 + 8);
  char *to = buffer + used;
  *to++ = '"';
  size_t i = 0;
  for (; i + 2 < length; i += 3) {
    uint32_t v = (uint32_t)from[i] << 16 | (uint32_t)from[i + 1] << 8 | from[i + 2];
    *to++ = digits[v >> 18];
    *to++ = digits[v >> 12 & 63];
    *to++ = digits[v >> 6 & 63];
    *to++ = digits[v & 63];
  }
  if (i < length) {
    bool two = i + 1 < length;
    uint32_t v = (uint32_t)from[i] << 16 | (two ? (uint32_t)from[i + 1] << 8 : 0);
    *to++ = digits[v >> 18];
    *to++ = digits[v >> 12 & 63];
    *to++ = two ? digits[v >> 6 & 63] : '=';
    *to++ = '=';
  }
  *to++ = '"';
  used = (size_t)(to - buffer);
}

void out_open(const char *key, char bracket)
{
  key_(key);
  put(&bracket, 1);
  comma = false;
}

void out_close(char bracket)
{
  put(&bracket, 1);
  comma = true;
}

void out_begin(const char *event)
{
  comma = false;
  out_open(NULL, '{');
  out_text("e", event);
}

void out_end(void)
{
  put("}\n", 2);
  if (used - sent > FLUSH_AT) out_flush(false);
}

/* Writes what the client takes now, or, with `wait`, everything. A client that is gone takes nothing. */
void out_flush(bool wait)
{
  while (sent < used) {
    ssize_t n = write(STREAM, buffer + sent, used - sent);
    if (n > 0) {
      sent += (size_t)n;
      flushed += n;
    } else if (n < 0 && errno == EAGAIN) {
      if (!wait) return;
      poll(&(struct pollfd){ .fd = STREAM, .events = POLLOUT }, 1, -1);
    } else if (!(n < 0 && errno == EINTR)) {
      break;
    }
  }
  used = sent = 0;
}

void out_reset(void)
{
  flushed = 0;
}

/* Bytes of the run's stream until now. */
int64_t out_total(void)
{
  return flushed + (int64_t)(used - sent);
}

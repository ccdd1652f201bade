/* Whole messages over a stream: read and write until `size` bytes have moved. */
#ifndef STREAM_H
#define STREAM_H

#include <errno.h>
#include <unistd.h>

static inline void write_all(int fd, const void *from, size_t size)
{
	const char *p = from;
	while (size > 0) {
		ssize_t n = write(fd, p, size);
		if (n < 0) {
			if (errno == EINTR)
				continue;
			die("write");
		}
		p += n;
		size -= (size_t)n;
	}
}

static inline void read_all(int fd, void *into, size_t size)
{
	char *p = into;
	while (size > 0) {
		ssize_t n = read(fd, p, size);
		if (n < 0) {
			if (errno == EINTR)
				continue;
			die("read");
		}
		if (n == 0) {
			errno = EPIPE;
			die("read: the other side is gone");
		}
		p += n;
		size -= (size_t)n;
	}
}

#endif

/* The calls that a filter alone cannot decide: opening an id map, and tracing somebody. */
#include "confine.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/nsfs.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define CAP_SYS_PTRACE 19

bool send_descriptor(int socket, int fd)
{
  char byte = 0, room[CMSG_SPACE(sizeof fd)] = { 0 };
  struct iovec data = { &byte, 1 };
  struct msghdr message = { .msg_iov = &data, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room };
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  *head = (struct cmsghdr){ .cmsg_len = CMSG_LEN(sizeof fd), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS };
  memcpy(CMSG_DATA(head), &fd, sizeof fd);
  return sendmsg(socket, &message, 0) == 1;
}

int receive_descriptor(int socket)
{
  int fd = -1;
  char byte, room[CMSG_SPACE(sizeof fd)];
  struct iovec data = { &byte, 1 };
  struct msghdr message = { .msg_iov = &data, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room };
  if (recvmsg(socket, &message, MSG_CMSG_CLOEXEC) != 1) return -1;
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  if (head) memcpy(&fd, CMSG_DATA(head), sizeof fd);
  return fd;
}

/* The field of /proc/PID/status; 0 when it cannot be read. */
static unsigned long long status_of(pid_t pid, const char *format)
{
  char path[64], line[256];
  unsigned long long value = 0;
  snprintf(path, sizeof path, "/proc/%d/status", pid);
  FILE *file = fopen(path, "r");
  while (file && fgets(line, sizeof line, file))
    if (sscanf(line, format, &value) == 1) break;
  if (file) fclose(file);
  return value;
}

/* A thread's parent is that of its process. */
static bool comes_from(pid_t pid, pid_t ancestor)
{
  ancestor = (pid_t)status_of(ancestor, "Tgid: %llu");
  while (pid > 0 && pid != ancestor) pid = (pid_t)status_of(pid, "PPid: %llu");
  return pid > 0;
}

static int space_of(pid_t pid)
{
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/ns/user", pid);
  return open(path, O_RDONLY | O_CLOEXEC);
}

/* capabilities(7): one has them in one's own user namespace, in those below it, and in those that one has made. */
static bool is_capable(pid_t tracer, pid_t pid)
{
  struct stat own, other;
  int mine = space_of(tracer), space = space_of(pid);
  bool capable = status_of(tracer, "CapEff: %llx") >> CAP_SYS_PTRACE & 1;
  uid_t uid = (uid_t)status_of(tracer, "Uid: %*u %llu"), owner;
  bool found = false;
  while (mine >= 0 && space >= 0 && !found && fstat(mine, &own) == 0 && fstat(space, &other) == 0) {
    if (own.st_ino == other.st_ino) {
      found = capable;
      break;
    }
    int above = ioctl(space, NS_GET_PARENT);
    found = above >= 0 && fstat(above, &other) == 0 && other.st_ino == own.st_ino && ioctl(space, NS_GET_OWNER_UID, &owner) == 0 && owner == uid;
    close(space);
    space = above;
  }
  if (mine >= 0) close(mine);
  if (space >= 0) close(space);
  return found;
}

/* Whether it opens the id map of a user namespace. */
static bool opens_map(const struct seccomp_notif *question)
{
  char path[64], text[64] = "";
  snprintf(path, sizeof path, "/proc/%d/mem", question->pid);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t n = fd < 0 ? -1 : pread(fd, text, sizeof text - 1, (off_t)question->data.args[1]);
  if (fd >= 0) close(fd);
  const char *name = n > 0 ? strrchr(text, '/') : NULL;
  return name && (strcmp(name, "/uid_map") == 0 || strcmp(name, "/gid_map") == 0);
}

/* Opening an id map is allowed; writing fails with EPERM, as it does to a file that is sealed. */
static void give_sealed(int listener, const struct seccomp_notif *question)
{
  int sealed = memfd_create("map", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  fcntl(sealed, F_ADD_SEALS, F_SEAL_WRITE);
  struct seccomp_notif_addfd give = {
    .id = question->id, .flags = SECCOMP_ADDFD_FLAG_SEND, .srcfd = (unsigned)sealed, .newfd_flags = O_CLOEXEC,
  };
  ioctl(listener, SECCOMP_IOCTL_NOTIF_ADDFD, &give);
  close(sealed);
}

static void decide(int listener, const struct seccomp_notif *question, bool capable)
{
  struct seccomp_notif_resp reply = { .id = question->id, .flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE };
  if (question->data.nr == SYS_openat && opens_map(question)) return give_sealed(listener, question);
  if (question->data.nr == SYS_ptrace) {
    pid_t tracer = (pid_t)question->pid, pid = (pid_t)question->data.args[1];
    if (capable ? !is_capable(tracer, pid) : !comes_from(pid, tracer)) reply.flags = 0, reply.error = -EPERM;
  }
  ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &reply);
}

void supervise(int listener, bool capable)
{
  struct pollfd at = { .fd = listener, .events = POLLIN };
  /* The kernel's own structure may have grown since this was compiled. */
  struct seccomp_notif_sizes sizes;
  if (syscall(SYS_seccomp, SECCOMP_GET_NOTIF_SIZES, 0, &sizes) != 0) return;
  struct seccomp_notif *question = malloc(sizes.seccomp_notif);
  while (question && (poll(&at, 1, -1) > 0 || errno == EINTR)) {
    if (at.revents & POLLHUP) break;
    memset(question, 0, sizes.seccomp_notif);
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, question) == 0) decide(listener, question, capable);
  }
  free(question);
}

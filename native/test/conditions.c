/*
 * What the C library answers under conditions that lib/test/libc/conditions.test.ts names: the program's rows, made
 * from its table into ROWS, are run one after the other, each in a process, an IPC namespace and an empty directory of
 * its own below the current one. A line for each: its number, 0 or the error's number, and -1 if it did not end well.
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <linux/futex.h>
#include <mqueue.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char b[1 << 16]; /* for what nobody looks at */

static int file(int flags) {
  int fd = open("f", O_CREAT | O_RDWR | O_TRUNC, 0666);
  (void)!write(fd, "0123456789", 10);
  close(fd);
  return open("f", flags);
}
static int end(int which) {
  int fds[2];
  return pipe(fds) < 0 ? -1 : fds[which];
}
static void nobody(void) {
  if (setgroups(0, NULL) < 0 || setresgid(65534, 65534, 65534) < 0 || setresuid(65534, 65534, 65534) < 0) _exit(99);
}
static void limit(int resource, long n) {
  struct rlimit both = {(rlim_t)n, (rlim_t)n};
  setrlimit(resource, &both);
}
static int segment(int mode) { return shmget(IPC_PRIVATE, 4096, IPC_CREAT | mode); }
static int queue(int mode) { return msgget(IPC_PRIVATE, IPC_CREAT | mode); }
static int set(int mode) { return semget(IPC_PRIVATE, 2, IPC_CREAT | mode); }
static struct shmid_ds *shm_mode(unsigned uid) {
  static struct shmid_ds about;
  about.shm_perm.uid = uid, about.shm_perm.gid = getgid(), about.shm_perm.mode = 0600;
  return &about;
}
static struct msqid_ds *msg_mode(unsigned long bytes) {
  static struct msqid_ds about;
  about.msg_perm.uid = getuid(), about.msg_perm.gid = getgid(), about.msg_perm.mode = 0600, about.msg_qbytes = bytes;
  return &about;
}
static struct semid_ds *sem_mode(void) {
  static struct semid_ds about;
  about.sem_perm.uid = getuid(), about.sem_perm.gid = getgid(), about.sem_perm.mode = 0600;
  return &about;
}
static long operate(int id, int num, int op, int flags, int count) {
  static struct sembuf all[1000];
  for (int i = 0; i < 1000; i++) all[i] = (struct sembuf){(unsigned short)num, (short)op, (short)flags};
  return semop(id, all, (size_t)count);
}
static struct timespec *seconds(long sec, long nsec) {
  static struct timespec time;
  time = (struct timespec){sec, nsec};
  return &time;
}
/* This many seconds from now. */
static struct timespec *after(long sec) { return seconds(time(NULL) + sec, 0); }
static mqd_t mq(int flags, long maxmsg, long msgsize) {
  struct mq_attr attr = {.mq_maxmsg = maxmsg, .mq_msgsize = msgsize};
  return mq_open("/q", flags | O_CREAT, 0600, &attr);
}
static int unix_socket(int type) { return socket(AF_UNIX, type, 0); }
static int inet_socket(int type) { return socket(AF_INET, type, 0); }
static long to_path(long (*call)(int, const void *, unsigned), int fd, const char *path) {
  struct sockaddr_un at = {.sun_family = AF_UNIX};
  strcpy(at.sun_path, path);
  return call(fd, &at, sizeof at);
}
static long do_bind(int fd, const void *at, unsigned n) { return bind(fd, at, n); }
static long do_connect(int fd, const void *at, unsigned n) { return connect(fd, at, n); }
static long do_send(int fd, const void *at, unsigned n) { return sendto(fd, "x", 1, 0, at, n); }
static int pair(int type) {
  int fds[2];
  return socketpair(AF_UNIX, type, 0, fds) < 0 ? -1 : fds[0];
}
static long message(int fd, int pieces, int fds, int passed) {
  static struct iovec all[2000];
  static char control[8192];
  for (int i = 0; i < 2000; i++) all[i] = (struct iovec){"x", 1};
  struct msghdr m = {.msg_iov = all, .msg_iovlen = (size_t)pieces};
  if (fds > 0) {
    m.msg_control = control, m.msg_controllen = CMSG_SPACE(sizeof(int) * (size_t)fds);
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);
    c->cmsg_level = SOL_SOCKET, c->cmsg_type = SCM_RIGHTS, c->cmsg_len = CMSG_LEN(sizeof(int) * (size_t)fds);
    for (int i = 0; i < fds; i++) ((int *)(void *)CMSG_DATA(c))[i] = passed;
  }
  return sendmsg(fd, &m, 0);
}
static long receive_message(int fd, size_t size) {
  struct iovec one = {b, size};
  struct msghdr m = {.msg_iov = &one, .msg_iovlen = 1};
  return recvmsg(fd, &m, MSG_DONTWAIT);
}
static long lock(int fd, int command, int type, int whence, long start, long len) {
  struct flock l = {.l_type = (short)type, .l_whence = (short)whence, .l_start = start, .l_len = len};
  return fcntl(fd, command, &l);
}
static char *pages(int prot) { return mmap(NULL, 8192, prot, MAP_SHARED | MAP_ANONYMOUS, -1, 0); }
static long execute(const char *path, const char *first) {
  return execve(path, (char *[]){(char *)(long)first, NULL}, (char *[]){NULL});
}
static const char *script(const char *text, int mode) {
  int fd = open("script", O_CREAT | O_WRONLY, 0600);
  (void)!write(fd, text, strlen(text));
  fchmod(fd, (mode_t)mode);
  close(fd);
  return "./script";
}
static char *letters(int n) {
  char *text = calloc(1, (size_t)n + 1);
  return memset(text, 'a', (size_t)n);
}

#include ROWS

static void separate(void) {
  unsigned uid = getuid(), gid = getgid();
  if (unshare(uid == 0 ? CLONE_NEWIPC : CLONE_NEWIPC | CLONE_NEWUSER) < 0) _exit(98);
  if (uid == 0) return;
  const char *files[] = {"/proc/self/setgroups", "/proc/self/uid_map", "/proc/self/gid_map"};
  char text[3][64] = {"deny"};
  sprintf(text[1], "%u %u 1", uid, uid);
  sprintf(text[2], "%u %u 1", gid, gid);
  for (int i = 0; i < 3; i++) {
    int fd = open(files[i], O_WRONLY);
    (void)!write(fd, text[i], strlen(text[i]));
    close(fd);
  }
}

static void run(int i) {
  char name[16];
  sprintf(name, "%d", i);
  umask(022);
  if (mkdir(name, 0777) < 0 || chmod(name, 0777) < 0 || chdir(name) < 0) _exit(97);
  separate();
  alarm(50);
  errno = 0;
  long result = rows[i]();
  int error = errno;
  dprintf(1, "%d %d\n", i, result == -1 ? error : 0);
  _exit(0);
}

int main(void) {
  for (int i = 0; i < (int)(sizeof rows / sizeof *rows); i++) {
    pid_t pid = fork();
    if (pid == 0) run(i);
    int status;
    waitpid(pid, &status, 0);
    if (status != 0) dprintf(1, "%d -1\n", i);
  }
  return 0;
}

/*
 * library: calls functions of the C library, each after a line on standard error that says how a record is to speak of
 * it. What the library makes of a function differs from one architecture to the other, and from version to version.
 *
 * One process, in an empty working directory; a child at a time, which only exits.
 */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void say(const char *line) {
  if (write(2, line, strlen(line)) < 0) _exit(2);
}
#define CALL(line, call) (say(line), (void)(call))

static void nothing(int signal) { (void)signal; }

static void files(void) {
  struct stat about;
  char text[64];
  CALL("open(\"f\", O_RDWR|O_CREAT, 0o600) = 3", open("f", O_RDWR | O_CREAT, 0600));
  CALL("open(\".\", O_RDONLY|O_DIRECTORY) = 4", open(".", O_RDONLY | O_DIRECTORY));
  CALL("stat(\"f\", &statbuf) = 0", stat("f", &about));
  CALL("lstat(\"f\", &statbuf) = 0", lstat("f", &about));
  CALL("fstat(3, &statbuf) = 0", fstat(3, &about));
  CALL("access(\"f\", R_OK) = 0", access("f", R_OK));
  CALL("mkdir(\"d\", 0o700) = 0", mkdir("d", 0700));
  CALL("rmdir(\"d\") = 0", rmdir("d"));
  CALL("mkfifo(\"q\", 0o600) = 0", mkfifo("q", 0600));
  CALL("link(\"f\", \"l\") = 0", link("f", "l"));
  CALL("rename(\"l\", \"m\") = 0", rename("l", "m"));
  CALL("unlink(\"m\") = 0", unlink("m"));
  CALL("symlink(\"f\", \"y\") = 0", symlink("f", "y"));
  CALL("readlink(\"y\", 64) = 1", readlink("y", text, sizeof text));
  CALL("open(\"y\", O_RDONLY|O_NOFOLLOW) = -1 ELOOP", open("y", O_RDONLY | O_NOFOLLOW));
  CALL("chmod(\"f\", 0o640) = 0", chmod("f", 0640));
  CALL("fchmod(3, 0o600) = 0", fchmod(3, 0600));
  CALL("chown(\"f\", -1, -1) = 0", chown("f", -1, -1));
  CALL("truncate(\"f\", 5) = 0", truncate("f", 5));
  CALL("shm_open(\"/s\", O_RDWR|O_CREAT, 0o600) = 5", shm_open("/s", O_RDWR | O_CREAT, 0600));
  CALL("shm_unlink(\"/s\") = 0", shm_unlink("/s"));
}

static void descriptors(void) {
  struct epoll_event events[2];
  int ends[2];
  CALL("dup(3) = 6", dup(3));
  CALL("dup2(3, 9) = 9", dup2(3, 9));
  CALL("dup3(3, 8, O_CLOEXEC) = 8", dup3(3, 8, O_CLOEXEC));
  CALL("pipe(pipefd) = 0", pipe(ends));
  CALL("pipe2(pipefd, O_NONBLOCK) = 0", pipe2(ends, O_NONBLOCK));
  CALL("eventfd(3, 0) = 13", eventfd(3, 0));
  CALL("epoll_create1(0) = 14", epoll_create1(0));
  CALL("epoll_wait(14, 2, 0) = 0", epoll_wait(14, events, 2, 0));
  CALL("socketpair(AF_UNIX, SOCK_STREAM, 0, sv) = 0", socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
  CALL("send(15, \"x\", 1, 0) = 1", send(15, "x", 1, 0));
  CALL("recv(16, buf, 9, 0) = 1", recv(16, (char[9]){0}, 9, 0));
}

static void waits(void) {
  struct pollfd empty = {10, POLLIN, 0}, full = {3, POLLIN, 0};
  struct timespec moment = {0, 1500000};
  sigset_t none;
  sigemptyset(&none);
  CALL("poll([{fd 3, POLLIN → POLLIN}], 1, 1500) = 1", poll(&full, 1, 1500));
  CALL("poll([{fd 3, POLLIN → POLLIN}], 1, -1) = 1", poll(&full, 1, -1));
  CALL("poll([{fd 10, POLLIN}], 1, 20) = 0", poll(&empty, 1, 20));
  CALL("poll(NULL, 0, 2) = 0", poll(NULL, 0, 2));
  CALL("select(0, NULL, NULL, NULL, 0.02 s) = 0", select(0, NULL, NULL, NULL, &(struct timeval){0, 20000}));
  CALL("nanosleep(0.0015 s) = 0", nanosleep(&moment, NULL));
  CALL("sleep(0) = 0", sleep(0));
  signal(SIGALRM, nothing);
  CALL("alarm(7) = 0", alarm(7));
  CALL("alarm(1) = 7", alarm(1));
  CALL("pause() = -1 EINTR", pause());
  alarm(1);
  CALL("sigsuspend([]) = -1 EINTR", sigsuspend(&none));
  say("fork()");
  if (fork() == 0) _exit(3);
  CALL("wait(NULL)", wait(NULL));
  say("vfork()");
  if (vfork() == 0) _exit(3);
  CALL("wait(NULL)", wait(NULL));
}

int main(void) {
  files();
  descriptors();
  waits();
  say("exit(0)");
  return 0;
}

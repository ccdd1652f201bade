/*
 * tour: makes a few calls of each mechanism, so that what one tracer saw of them can be compared with what another saw.
 *
 * Theory of operation. The program is one process with one child at a time, and waits for each before it goes on: the
 * order of each process's calls is the same in every run. It works in the current directory and removes what it makes.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void must(int ok, const char *what)
{
  if (ok) return;
  perror(what);
  exit(1);
}

static void files(void)
{
  char back[16];
  int fd = open("tour.txt", O_RDWR | O_CREAT | O_TRUNC, 0644);
  must(fd >= 0, "open");
  must(write(fd, "Test", 5) == 5, "write");
  must(lseek(fd, 0, SEEK_SET) == 0, "lseek");
  must(read(fd, back, 5) == 5, "read");
  must(pread(fd, back, 2, 1) == 2, "pread");
  int copy = dup(fd);
  must(dup2(fd, 20) == 20, "dup2");
  must(flock(fd, LOCK_EX) == 0 && flock(fd, LOCK_UN) == 0, "flock");
  char *map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  must(map != MAP_FAILED, "mmap");
  map[0] = 'B';
  must(munmap(map, 4096) == 0, "munmap");
  must(close(copy) == 0 && close(20) == 0 && close(fd) == 0, "close");
  must(open("missing", O_RDONLY) == -1, "open of what is not there");
  must(unlink("tour.txt") == 0, "unlink");
}

static void pipes(void)
{
  char text[16];
  int ends[2];
  must(pipe(ends) == 0, "pipe");
  pid_t child = fork();
  if (child == 0) {
    must(close(ends[1]) == 0, "close");
    while (read(ends[0], text, sizeof text) > 0) continue;
    _exit(3);
  }
  must(close(ends[0]) == 0 && write(ends[1], "Hello?\n", 7) == 7 && close(ends[1]) == 0, "parent");
  must(waitpid(child, NULL, 0) == child, "waitpid");
}

static void sysv(void)
{
  struct { long type; char text[8]; } message = { 5, "This" };
  int shm = shmget(IPC_PRIVATE, 128, 0600 | IPC_CREAT);
  char *memory = shmat(shm, NULL, 0);
  must(shm >= 0 && memory != (char *)-1, "shm");
  must(shmdt(memory) == 0 && shmctl(shm, IPC_RMID, NULL) == 0, "shmctl");
  int queue = msgget(IPC_PRIVATE, 0600 | IPC_CREAT);
  must(queue >= 0 && msgsnd(queue, &message, 8, IPC_NOWAIT) == 0, "msgsnd");
  must(msgrcv(queue, &message, 8, 5, 0) == 8 && msgctl(queue, IPC_RMID, NULL) == 0, "msgrcv");
  int set = semget(IPC_PRIVATE, 1, 0600 | IPC_CREAT);
  must(semctl(set, 0, SETVAL, 1) == 0, "semctl");
  must(semop(set, &(struct sembuf){ 0, -1, 0 }, 1) == 0 && semctl(set, 0, IPC_RMID) == 0, "semop");
}

static void sockets(void)
{
  char text[8];
  int pair[2];
  must(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0, "socketpair");
  must(send(pair[0], "four", 4, 0) == 4 && recv(pair[1], text, 8, 0) == 4, "send");
  must(shutdown(pair[0], SHUT_WR) == 0 && read(pair[1], text, 8) == 0, "shutdown");
  must(close(pair[0]) == 0 && close(pair[1]) == 0, "close");
  struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons(1), .sin_addr = { htonl(INADDR_LOOPBACK) } };
  int client = socket(AF_INET, SOCK_STREAM, 0);
  must(client >= 0 && connect(client, (struct sockaddr *)&at, sizeof at) == -1, "connect to nobody");
  must(close(client) == 0, "close");
}

int main(void)
{
  files();
  pipes();
  sysv();
  sockets();
  must(mkfifo("tour.fifo", 0600) == 0 && unlink("tour.fifo") == 0, "mkfifo");
  must(write(1, "done\n", 5) == 5, "write");
  return 0;
}

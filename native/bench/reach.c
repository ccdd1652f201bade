/*
 * How far each mechanism reaches: from one set of namespaces into another of the same system.
 *
 * The parent enters an IPC and a network namespace of its own and makes one of everything there: so all of it is gone
 * when the program ends, however it ends. Then two children try to use what the parent made: the first stays where the
 * parent is, the second enters an IPC and a network namespace of its own first. Each writes one line,
 *
 *   same|other PIPE FIFO FILE-MAP SHM QUEUE POSIX-QUEUE PATH-SOCKET ABSTRACT-SOCKET LOOPBACK
 *
 * with 1 for what it could reach. Exit status 3: this machine allows no namespaces.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KEY = 7777, PORT = 7777 };

static char folder[] = "/tmp/reach-XXXXXX";
static char fifo[64], file[64], door[64];
static int ends[2];

static void clean(void)
{
	unlink(fifo);
	unlink(file);
	unlink(door);
	rmdir(folder);
}

static _Noreturn void die(const char *what)
{
	perror(what);
	clean();
	exit(1);
}

static void enter(int flags)
{
	if (unshare(flags) < 0) {
		fprintf(stderr, "this machine allows no namespaces: %s\n", strerror(errno));
		clean();
		exit(3);
	}
	struct ifreq up = { .ifr_name = "lo" };
	int s = socket(AF_INET, SOCK_DGRAM, 0);
	if (s < 0 || ioctl(s, SIOCGIFFLAGS, &up) < 0)
		die("loopback");
	up.ifr_flags |= IFF_UP;
	if (ioctl(s, SIOCSIFFLAGS, &up) < 0)
		die("loopback");
	close(s);
}

/* A path, or, when it begins with '@', a name without a file. */
static socklen_t unix_address(struct sockaddr_un *a, const char *name)
{
	memset(a, 0, sizeof *a);
	a->sun_family = AF_UNIX;
	strcpy(a->sun_path, name);
	if (name[0] == '@')
		a->sun_path[0] = 0;
	return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(name));
}

static void listen_unix(const char *name)
{
	struct sockaddr_un a;
	socklen_t length = unix_address(&a, name);
	int s = socket(AF_UNIX, SOCK_STREAM, 0);
	if (s < 0 || bind(s, (struct sockaddr *)&a, length) < 0 || listen(s, 4) < 0)
		die(name);
}

static int reach_unix(const char *name)
{
	struct sockaddr_un a;
	socklen_t length = unix_address(&a, name);
	int s = socket(AF_UNIX, SOCK_STREAM, 0);
	return s >= 0 && connect(s, (struct sockaddr *)&a, length) == 0;
}

static struct sockaddr_in loopback(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(PORT) };
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return a;
}

static void make_everything(void)
{
	if (!mkdtemp(folder))
		die("mkdtemp");
	snprintf(fifo, sizeof fifo, "%s/fifo", folder);
	snprintf(file, sizeof file, "%s/file", folder);
	snprintf(door, sizeof door, "%s/door", folder);
	struct { long type; char text[1]; } message = { 1, { 'x' } };
	struct sockaddr_in a = loopback();
	int shm = shmget(KEY, 4096, IPC_CREAT | 0600), queue = msgget(KEY, IPC_CREAT | 0600);
	int fd = open(file, O_RDWR | O_CREAT, 0600), s = socket(AF_INET, SOCK_STREAM, 0);
	if (pipe(ends) < 0 || write(ends[1], "xx", 2) != 2)
		die("pipe");
	if (mkfifo(fifo, 0600) < 0 || open(fifo, O_RDWR) < 0)
		die("fifo");
	if (fd < 0 || write(fd, "x", 1) != 1)
		die("file");
	if (shm < 0 || queue < 0 || msgsnd(queue, &message, 1, 0) < 0 || msgsnd(queue, &message, 1, 0) < 0)
		die("System V");
	if (mq_open("/reach", O_RDWR | O_CREAT, 0600, NULL) < 0)
		die("POSIX queue");
	if (s < 0 || bind(s, (struct sockaddr *)&a, sizeof a) < 0 || listen(s, 4) < 0)
		die("TCP");
	listen_unix(door);
	listen_unix("@reach");
}

static int reach_map(void)
{
	int fd = open(file, O_RDWR);
	char *map = mmap(0, 4096, PROT_READ, MAP_SHARED, fd, 0);
	return map != MAP_FAILED && map[0] == 'x';
}

static int reach_loopback(void)
{
	struct sockaddr_in a = loopback();
	int s = socket(AF_INET, SOCK_STREAM, 0);
	return s >= 0 && connect(s, (struct sockaddr *)&a, sizeof a) == 0;
}

static void try_everything(const char *where)
{
	char c;
	struct { long type; char text[1]; } message;
	int queue = msgget(KEY, 0);
	int by_pipe = read(ends[0], &c, 1) == 1;
	int by_fifo = open(fifo, O_WRONLY | O_NONBLOCK) >= 0;
	int by_queue = queue >= 0 && msgrcv(queue, &message, 1, 0, IPC_NOWAIT) == 1;
	printf("%s %d %d %d %d %d %d %d %d %d\n", where, by_pipe, by_fifo, reach_map(), shmget(KEY, 0, 0) >= 0,
	       by_queue, mq_open("/reach", O_RDWR) >= 0, reach_unix(door), reach_unix("@reach"), reach_loopback());
	fflush(stdout);
}

static void in_child(const char *where, int flags)
{
	pid_t child = fork();
	int status;
	if (child < 0)
		die("fork");
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (flags)
			enter(flags);
		try_everything(where);
		_exit(0);
	}
	if (waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
		die(where);
}

/* Inside, this user is still itself: otherwise it could not use what it makes. */
static void keep_identity(uid_t uid, gid_t gid)
{
	const char *names[] = { "/proc/self/setgroups", "/proc/self/uid_map", "/proc/self/gid_map" };
	char texts[3][40];
	strcpy(texts[0], "deny");
	snprintf(texts[1], sizeof texts[1], "%u %u 1", uid, uid);
	snprintf(texts[2], sizeof texts[2], "%u %u 1", gid, gid);
	for (int i = 0; i < 3; i++) {
		int fd = open(names[i], O_WRONLY);
		if (fd < 0 || write(fd, texts[i], strlen(texts[i])) < 0)
			die(names[i]);
		close(fd);
	}
}

int main(void)
{
	uid_t uid = geteuid();
	gid_t gid = getegid();
	if (unshare(CLONE_NEWUSER) < 0) {
		fprintf(stderr, "this machine allows no user namespaces: %s\n", strerror(errno));
		return 3;
	}
	keep_identity(uid, gid);
	enter(CLONE_NEWIPC | CLONE_NEWNET);
	make_everything();
	in_child("same", 0);
	in_child("other", CLONE_NEWIPC | CLONE_NEWNET);
	clean();
	return 0;
}

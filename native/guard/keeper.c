/*
 * keeper LIFELINE PROGRAM [ARGUMENT...]: runs a program and leaves nothing of it behind.
 *
 * Theory of operation. Our parent holds the other end of the descriptor LIFELINE and never writes to it. We start a
 * session of our own, so signals for the parent's process group do not reach us, and become the "subreaper": every
 * orphan below us, however often it forked or detached itself, becomes our child instead of init's. We wait for one
 * of two things: the lifeline ends (the parent is gone, by whatever signal), or the program ends. Either way we kill
 * our children, whose children become ours, until there are none, and end as the program ended. Should somebody kill
 * us, the program dies too (PR_SET_PDEATHSIG).
 *
 * The program inherits every descriptor but the lifeline. Its standard input can only be written: a read says EBADF.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void fail(const char *what)
{
	fprintf(stderr, "keeper: %s: %s\n", what, strerror(errno));
	exit(126);
}

static void become(char **argv)
{
	int null = open("/dev/null", O_WRONLY);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGINT, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	if (null < 0 || dup2(null, STDIN_FILENO) < 0)
		fail("/dev/null");
	close(null);
	execvp(argv[0], argv);
	fail(argv[0]);
}

/* Our children, from the list the kernel keeps; where it keeps none, from a walk through /proc. */
static void kill_children(void)
{
	char path[64], line[32];
	FILE *list;
	snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
	list = fopen(path, "re");
	if (list) {
		int pid;
		while (fscanf(list, "%d", &pid) == 1)
			kill(pid, SIGKILL);
		fclose(list);
		return;
	}
	snprintf(line, sizeof line, "%d", (int)getpid());
	list = popen("exec cat /proc/[0-9]*/stat 2>/dev/null", "re");
	if (!list)
		return;
	char stat[1024];
	while (fgets(stat, sizeof stat, list)) {
		char *after = strrchr(stat, ')'), state;
		int parent, pid = atoi(stat);
		if (after && sscanf(after + 1, " %c %d", &state, &parent) == 2 && parent == (int)getpid())
			kill(pid, SIGKILL);
	}
	pclose(list);
}

static void end_all(void)
{
	for (;;) {
		kill_children();
		/* Whoever dies here hands its children to us: they are in the next list. */
		if (waitpid(-1, NULL, 0) < 0 && errno == ECHILD)
			return;
	}
}

/* Waits for the lifeline's end or the program's; returns the program's wait status, or -1. */
static int watch(int lifeline, pid_t program)
{
	int pidfd = (int)syscall(SYS_pidfd_open, program, 0);
	struct pollfd on[2] = {{.fd = lifeline, .events = POLLIN}, {.fd = pidfd, .events = POLLIN}};
	for (;;) {
		pid_t gone;
		int status;
		/* Orphans that ended by themselves are collected in passing. */
		while ((gone = waitpid(-1, &status, WNOHANG)) > 0)
			if (gone == program)
				return status;
		/* SIGCHLD does not wake poll, so an orphan may stay a zombie for up to a second. */
		if (poll(on, pidfd < 0 ? 1 : 2, pidfd < 0 ? 50 : 1000) > 0 && on[0].revents)
			return -1;
	}
}

int main(int argc, char **argv)
{
	int status, lifeline = argc > 2 ? atoi(argv[1]) : -1;
	pid_t program;

	if (lifeline < 0) {
		fprintf(stderr, "usage: keeper LIFELINE PROGRAM [ARGUMENT...]\n");
		return 2;
	}
	setsid();
	signal(SIGINT, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	if (prctl(PR_SET_CHILD_SUBREAPER, 1) < 0)
		fail("PR_SET_CHILD_SUBREAPER");
	fcntl(lifeline, F_SETFD, FD_CLOEXEC);
	program = fork();
	if (program < 0)
		fail("fork");
	if (program == 0)
		become(argv + 2);
	/* Only the program holds its descriptors from here on: its end must be seen by the other side. */
	for (int fd = 3; fd < 16; fd++)
		if (fd != lifeline)
			close(fd);
	status = watch(lifeline, program);
	end_all();
	if (status == -1)
		return 0;
	if (WIFSIGNALED(status)) {
		signal(WTERMSIG(status), SIG_DFL);
		kill(getpid(), WTERMSIG(status));
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 125;
}

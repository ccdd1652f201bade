/*
 * What the process that runs the cells needs from C: a way out of code that does not return, and the pipes of a cell.
 *
 * Theory of operation. JavaScript runs on one thread. While it loops, or waits inside a system call, that thread
 * answers nobody, so a second thread stands by and reads orders from a socket, one byte
 * each, and answers each with a dot when it is carried out:
 *
 *   's'  send SIGINT to our process group, as a terminal does for Ctrl-C: the children of the cell are ended by it
 *   'p'  pulse: ask V8 to end the running JavaScript, and wake the main thread from a blocked system call
 *
 * A system call ends with EINTR only if the signal has a handler without SA_RESTART and reaches the very thread that
 * waits. Node installs its handlers with SA_RESTART and a signal may come just before the wait begins: that is why
 * an interrupt sometimes seemed to do nothing. So we use SIGURG with our own empty handler, aim it at the main thread
 * with pthread_kill, and send it many times during one pulse. V8 looks for a pending end at the entry of a function
 * and now and then in a loop; a loop around a blocked call needs several wake-ups until it looks.
 *
 * After the pulse the order is taken back, for V8 would otherwise end whatever runs next. While `*interruptible` is 0
 * the main thread does work that must not be cut (compiling a cell), and a pulse does nothing.
 */
#include "interrupt.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { WAKE_UPS = 30, PAUSE_NS = 400000 };

typedef void (*on_isolate)(void *isolate);

static struct {
	int orders;
	volatile int *interruptible;
	pthread_t main_thread;
	void *isolate;
	on_isolate end, take_back;
} watch;

static void do_nothing(int signal)
{
	(void)signal;
}

static void catch_without_restart(int signal)
{
	struct sigaction action = {.sa_handler = do_nothing, .sa_flags = 0};
	sigemptyset(&action.sa_mask);
	sigaction(signal, &action, NULL);
}

static void interrupt_group(void)
{
	struct sigaction now;
	/* A cell that listened to SIGINT and stopped listening left the default behind, which would end us. */
	if (sigaction(SIGINT, NULL, &now) == 0 && now.sa_handler == SIG_DFL)
		catch_without_restart(SIGINT);
	kill(0, SIGINT);
}

static void pulse(void)
{
	struct timespec pause = {.tv_nsec = PAUSE_NS};
	if (!*watch.interruptible)
		return;
	if (watch.isolate)
		watch.end(watch.isolate);
	for (int i = 0; i < WAKE_UPS && *watch.interruptible; i++) {
		pthread_kill(watch.main_thread, SIGURG);
		nanosleep(&pause, NULL);
	}
	if (watch.isolate)
		watch.take_back(watch.isolate);
}

static void *obey(void *unused)
{
	char order;
	ssize_t got;
	(void)unused;
	while ((got = read(watch.orders, &order, 1)) != 0) {
		if (got < 0 && errno != EINTR)
			break;
		if (got == 1 && order == 's')
			interrupt_group();
		if (got == 1 && order == 'p')
			pulse();
		if (got == 1 && write(watch.orders, ".", 1) < 0)
			break;
	}
	return NULL;
}

/* Starts the thread. Call it on the main thread. Returns 0, or an errno; ENOSYS when only V8's part is missing. */
int kernel_start_interrupt_thread(int orders, int *interruptible)
{
	/* V8's public functions, as every Node binary exports them for its native modules. */
	void *(*current)(void) = (void *(*)(void))dlsym(RTLD_DEFAULT, "_ZN2v87Isolate10GetCurrentEv");
	sigset_t all, before;
	pthread_t thread;
	int failed;

	watch.orders = orders;
	watch.interruptible = interruptible;
	watch.main_thread = pthread_self();
	watch.end = (on_isolate)dlsym(RTLD_DEFAULT, "_ZN2v87Isolate18TerminateExecutionEv");
	watch.take_back = (on_isolate)dlsym(RTLD_DEFAULT, "_ZN2v87Isolate24CancelTerminateExecutionEv");
	watch.isolate = current && watch.end && watch.take_back ? current() : NULL;
	catch_without_restart(SIGURG);
	catch_without_restart(SIGINT);

	/* The new thread takes no signals: they are the main thread's. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	failed = pthread_create(&thread, NULL, obey, NULL);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (failed)
		return failed;
	pthread_detach(thread);
	return watch.isolate ? 0 : ENOSYS;
}

/* Keeps the descriptors from..to out of our children. */
void kernel_hide_from_children(int from, int to)
{
	for (int fd = from; fd <= to; fd++)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
}

/*
 * Puts a new pipe under descriptor 1 and another under descriptor 2. Their read ends come back in `reads`; the old
 * ones stay with whichever child still holds them, so its later output goes where it always went.
 * Returns 0, or an errno with nothing changed.
 */
int kernel_replace_outputs(int reads[2])
{
	int out[2], err[2], failed;

	if (pipe2(out, O_CLOEXEC) < 0)
		return errno;
	if (pipe2(err, O_CLOEXEC) < 0) {
		failed = errno;
		close(out[0]);
		close(out[1]);
		return failed;
	}
	dup2(out[1], STDOUT_FILENO);
	dup2(err[1], STDERR_FILENO);
	close(out[1]);
	close(err[1]);
	reads[0] = out[0];
	reads[1] = err[0];
	return 0;
}

/* How a measuring program ends before its time. bench.c includes it below `mech`, `role` and `child`, which it uses. */
#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef PATIENCE_S
#define PATIENCE_S 10
#endif

/* A machine that stands still for a while lets one tick pass, however long it was. */
enum { TICKS = 10, TICK_US = PATIENCE_S * 1000000 / TICKS };

static volatile sig_atomic_t idle;	/* ticks since something moved */

/* On every way out the child goes first, with what it holds, then all that has a name. */
static void clear(void)
{
	if (role != 0)
		return;
	if (child > 0) {
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		child = 0;
	}
	if (mech->clear)
		mech->clear();
}

static _Noreturn void leave(int status)
{
	clear();
	_exit(status);
}

/* While a side waits, calls that signals end with EINTR are made again: the ticks are rare. */
static void tick(int signal)
{
	(void)signal;
	if (++idle < TICKS)
		return;
	static const char text[] = "nothing moved any more\n";
	if (write(2, text, sizeof text - 1) < 0) {
		/* There is nobody left to tell. */
	}
	leave(4);
}

static void watch_time(int on)
{
	suseconds_t us = on ? TICK_US % 1000000 : 0;
	struct timeval every = { .tv_sec = on ? TICK_US / 1000000 : 0, .tv_usec = us };
	struct itimerval timer = { .it_interval = every, .it_value = every };
	setitimer(ITIMER_REAL, &timer, 0);
}

static void interrupted(int number)
{
	clear();
	signal(number, SIG_DFL);
	raise(number);
}

static const int ends[] = { SIGALRM, SIGINT, SIGTERM, SIGHUP };

/* Meanwhile they wait: between a call that makes something and the note of what it made, `clear` would not know of it. */
static void hold_signals(int how)
{
	sigset_t set;
	sigemptyset(&set);
	for (unsigned i = 0; i < sizeof ends / sizeof *ends; i++)
		sigaddset(&set, ends[i]);
	sigprocmask(how, &set, 0);
}

static void catch_signals(void)
{
	for (unsigned i = 0; i < sizeof ends / sizeof *ends; i++)
		signal(ends[i], ends[i] == SIGALRM ? tick : interrupted);
}

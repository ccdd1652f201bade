/** Signals by number, signal(7). */

export const SIGHUP = 1;
/** Ctrl-C at the terminal. */
export const SIGINT = 2;
export const SIGQUIT = 3;
export const SIGILL = 4;
export const SIGTRAP = 5;
export const SIGABRT = 6;
/** Access past the end of a mapped file. */
export const SIGBUS = 7;
export const SIGFPE = 8;
/** Ends the process; cannot be caught or ignored. */
export const SIGKILL = 9;
/** For the program to use. */
export const SIGUSR1 = 10;
/** Access to memory that is not mapped so. */
export const SIGSEGV = 11;
/** For the program to use. */
export const SIGUSR2 = 12;
/** A write to a pipe or socket that nobody reads. */
export const SIGPIPE = 13;
/** The timer of alarm(2). */
export const SIGALRM = 14;
/** Asks the process to end. */
export const SIGTERM = 15;
export const SIGSTKFLT = 16;
/** A child ended or stopped; ignored by default. */
export const SIGCHLD = 17;
/** Lets a stopped process go on. */
export const SIGCONT = 18;
/** Stops the process; cannot be caught or ignored. */
export const SIGSTOP = 19;
export const SIGTSTP = 20;
export const SIGTTIN = 21;
export const SIGTTOU = 22;
export const SIGURG = 23;
export const SIGXCPU = 24;
export const SIGXFSZ = 25;
export const SIGVTALRM = 26;
export const SIGPROF = 27;
export const SIGWINCH = 28;
export const SIGIO = 29;
export const SIGPWR = 30;
export const SIGSYS = 31;
/** The first and the last real-time signal that a program may use. */
export const SIGRTMIN = 34;
export const SIGRTMAX = 64;

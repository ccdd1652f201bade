/** Signals by number, signal(7). */

/** The terminal is gone; ends the process. */
export const SIGHUP = 1;
/** Ctrl-C at the terminal. */
export const SIGINT = 2;
/** Ctrl-\ at the terminal; ends the process with a core dump. */
export const SIGQUIT = 3;
/** An instruction that the CPU does not have. */
export const SIGILL = 4;
/** A breakpoint. */
export const SIGTRAP = 5;
/** From abort(3). */
export const SIGABRT = 6;
/** Access past the end of a mapped file. */
export const SIGBUS = 7;
/** Wrong arithmetic: an integer divided by 0. */
export const SIGFPE = 8;
/** Ends the process; cannot be caught or ignored. */
export const SIGKILL = 9;
/** For the program to use. */
export const SIGUSR1 = 10;
/** Access to memory that is not mapped for it. */
export const SIGSEGV = 11;
/** For the program to use. */
export const SIGUSR2 = 12;
/** A write to a pipe or socket that nobody reads. */
export const SIGPIPE = 13;
/** The timer of alarm(2). */
export const SIGALRM = 14;
/** Asks the process to end. */
export const SIGTERM = 15;
/** Not used. */
export const SIGSTKFLT = 16;
/** A child ended or stopped; ignored by default. */
export const SIGCHLD = 17;
/** Lets a stopped process go on. */
export const SIGCONT = 18;
/** Stops the process; cannot be caught or ignored. */
export const SIGSTOP = 19;
/** Ctrl-Z at the terminal; stops the process. */
export const SIGTSTP = 20;
/** Reading from the terminal in the background; stops the process. */
export const SIGTTIN = 21;
/** Writing to the terminal in the background; stops the process. */
export const SIGTTOU = 22;
/** Urgent data on a socket; ignored by default. */
export const SIGURG = 23;
/** RLIMIT_CPU was reached. */
export const SIGXCPU = 24;
/** RLIMIT_FSIZE was reached. */
export const SIGXFSZ = 25;
/** A timer of the process's own CPU time. */
export const SIGVTALRM = 26;
/** A timer of the process's CPU time. */
export const SIGPROF = 27;
/** The terminal's size changed; ignored by default. */
export const SIGWINCH = 28;
/** A descriptor with O_ASYNC is ready. */
export const SIGIO = 29;
/** The power fails. */
export const SIGPWR = 30;
/** A system call that is not allowed. */
export const SIGSYS = 31;
/** The first real-time signal that a program may use. */
export const SIGRTMIN = 34;
/** The last real-time signal. */
export const SIGRTMAX = 64;

/** The parts of a wait status, wait(2). */

export const WIFEXITED = (status: number): boolean => WTERMSIG(status) === 0;
export const WEXITSTATUS = (status: number): number => (status >> 8) & 0xff;
export const WIFSIGNALED = (status: number): boolean =>
  WTERMSIG(status) !== 0 && WTERMSIG(status) !== STOPPED;
export const WTERMSIG = (status: number): number => status & 0x7f;
export const WCOREDUMP = (status: number): boolean => (status & 0x80) !== 0;
export const WIFSTOPPED = (status: number): boolean => (status & 0xff) === STOPPED;
export const WSTOPSIG = (status: number): number => (status >> 8) & 0xff;
export const WIFCONTINUED = (status: number): boolean => status === 0xffff;

/** In the place of the signal that ended a process. */
const STOPPED = 0x7f;

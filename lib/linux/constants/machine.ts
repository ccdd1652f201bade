/** Constants of the machine: what sysconf(3) is asked. */

// Names of sysconf(3).
/** How many descriptors a process may have open. */
export const _SC_OPEN_MAX = 4;
/** Bytes of a page: the unit of all mapped memory. */
export const _SC_PAGESIZE = 30;
/** How many CPUs the machine can use now. */
export const _SC_NPROCESSORS_ONLN = 84;

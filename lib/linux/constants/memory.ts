/** Constants of mappings: mmap(2), msync(2), memfd_create(2), mlockall(2). */

// Protection of a mapping.
/** Any access is SIGSEGV. */
export const PROT_NONE = 0;
/** It may be read. */
export const PROT_READ = 0x1;
/** It may be written. */
export const PROT_WRITE = 0x2;
/** It may be executed. */
export const PROT_EXEC = 0x4;

// Flags of mmap(2).
/** As MAP_SHARED, but unknown flags are refused. */
export const MAP_SHARED_VALIDATE = 0x3;
/** Writes are seen by all who map it, and go to the file. */
export const MAP_SHARED = 0x1;
/** Copy on write: writes stay with this process. */
export const MAP_PRIVATE = 0x2;
/** Exactly at this address, in place of what is there. */
export const MAP_FIXED = 0x10;
/** No file; zeroed memory. */
export const MAP_ANONYMOUS = 0x20;
/** Exactly at this address; EEXIST if something is there. */
export const MAP_FIXED_NOREPLACE = 0x100000;
/** Bring all pages in at once. */
export const MAP_POPULATE = 0x8000;
/** Keep the pages from being swapped out. */
export const MAP_LOCKED = 0x2000;
/** Reserve no swap space. */
export const MAP_NORESERVE = 0x4000;
/** Use huge pages. */
export const MAP_HUGETLB = 0x40000;
/** Suitable for a stack; does nothing on Linux. */
export const MAP_STACK = 0x20000;
/** Grows downwards when the page below it is touched. */
export const MAP_GROWSDOWN = 0x100;

// Flags of msync(2).
/** Start writing back and return. */
export const MS_ASYNC = 1;
/** Return when it is written back. */
export const MS_SYNC = 4;
/** Other mappings are to see the file's new content; EBUSY if locked. */
export const MS_INVALIDATE = 2;

// Flags of mlockall(2).
/** All that is mapped now. */
export const MCL_CURRENT = 1;
/** All that will be mapped. */
export const MCL_FUTURE = 2;

// Flags of memfd_create(2).
/** Close the descriptor on execve. */
export const MFD_CLOEXEC = 1;
/** Seals may be added, F_ADD_SEALS. */
export const MFD_ALLOW_SEALING = 2;

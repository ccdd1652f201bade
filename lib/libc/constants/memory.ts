/** Constants of mappings: mmap(2), msync(2), memfd_create(2), mlockall(2). */

// Protection of a mapping.
export const PROT_NONE = 0;
export const PROT_READ = 0x1;
export const PROT_WRITE = 0x2;
export const PROT_EXEC = 0x4;

// Flags of mmap(2).
export const MAP_SHARED_VALIDATE = 0x3;
/** Writes are seen by all who map it, and go to the file. */
export const MAP_SHARED = 0x1;
/** Copy on write: writes stay with this process. */
export const MAP_PRIVATE = 0x2;
export const MAP_FIXED = 0x10;
/** No file; zeroed memory. */
export const MAP_ANONYMOUS = 0x20;
export const MAP_FIXED_NOREPLACE = 0x100000;
export const MAP_POPULATE = 0x8000;
export const MAP_LOCKED = 0x2000;
export const MAP_NORESERVE = 0x4000;
export const MAP_HUGETLB = 0x40000;
export const MAP_STACK = 0x20000;
export const MAP_GROWSDOWN = 0x100;

// Flags of msync(2).
export const MS_ASYNC = 1;
export const MS_SYNC = 4;
export const MS_INVALIDATE = 2;

// Flags of mlockall(2).
export const MCL_CURRENT = 1;
export const MCL_FUTURE = 2;

// Flags of memfd_create(2).
export const MFD_CLOEXEC = 1;
export const MFD_ALLOW_SEALING = 2;

/** Constants of System V IPC: shmget(2), shmop(2), msgget(2), msgop(2), semget(2), semctl(2). */

// Flags and commands of all three kinds.
/** Make the object if no object has the key. */
export const IPC_CREAT = 0o1000;
/** With IPC_CREAT: fail with EEXIST if there is one. */
export const IPC_EXCL = 0o2000;
/** Fail instead of waiting. */
export const IPC_NOWAIT = 0o4000;

/** The key that always makes a new object. */
export const IPC_PRIVATE = 0;
/** Remove the object. */
export const IPC_RMID = 0;
/** Set owner, mode or limits. */
export const IPC_SET = 1;
/** What the kernel knows of the object. */
export const IPC_STAT = 2;
export const IPC_INFO = 3;

// Flags of shmget(2) and shmat(2).
export const SHM_RDONLY = 0o10000;
export const SHM_RND = 0o20000;
export const SHM_REMAP = 0o40000;
export const SHM_EXEC = 0o100000;
export const SHM_HUGETLB = 0o4000;
export const SHM_NORESERVE = 0o10000;
export const SHM_R = 0o400;
export const SHM_W = 0o200;
/** In a segment's mode: marked for removal by IPC_RMID. */
export const SHM_DEST = 0o1000;
export const SHM_LOCKED = 0o2000;

// Commands of shmctl(2).
export const SHM_LOCK = 11;
export const SHM_UNLOCK = 12;
export const SHM_STAT = 13;
export const SHM_INFO = 14;

// Flags of msgrcv(2).
/** Cut a message that is too long. */
export const MSG_NOERROR = 0o10000;
/** Any type but this one. */
export const MSG_EXCEPT = 0o20000;
/** Copy the message at this place of the queue; it stays. */
export const MSG_COPY = 0o40000;

// Commands of msgctl(2).
export const MSG_STAT = 11;
export const MSG_INFO = 12;

// Flags of semop(2) and commands of semctl(2).
/** Take the operation back when the process ends. */
export const SEM_UNDO = 4096;
export const GETPID = 11;
export const GETVAL = 12;
export const GETALL = 13;
export const GETNCNT = 14;
export const GETZCNT = 15;
export const SETVAL = 16;
export const SETALL = 17;
export const SEM_STAT = 18;
export const SEM_INFO = 19;

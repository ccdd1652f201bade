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
/** The limits of this kind of object. */
export const IPC_INFO = 3;

// Flags of shmget(2) and shmat(2).
/** Attach for reading only. */
export const SHM_RDONLY = 0o10000;
/** Round the address down to a page. */
export const SHM_RND = 0o20000;
/** In place of what is mapped there. */
export const SHM_REMAP = 0o40000;
/** Its contents may be executed. */
export const SHM_EXEC = 0o100000;
/** Use huge pages. */
export const SHM_HUGETLB = 0o4000;
/** Reserve no swap space. */
export const SHM_NORESERVE = 0o10000;
/** Permission to read, in shmget. */
export const SHM_R = 0o400;
/** Permission to write, in shmget. */
export const SHM_W = 0o200;
/** In a segment's mode: marked for removal by IPC_RMID. */
export const SHM_DEST = 0o1000;
/** In a segment's mode: kept from being swapped out. */
export const SHM_LOCKED = 0o2000;

// Commands of shmctl(2).
/** Keep the segment from being swapped out. */
export const SHM_LOCK = 11;
/** Let it be swapped out again. */
export const SHM_UNLOCK = 12;
/** As IPC_STAT, by the place in the kernel's table. */
export const SHM_STAT = 13;
/** How much shared memory there is. */
export const SHM_INFO = 14;

// Flags of msgrcv(2).
/** Cut a message that is too long. */
export const MSG_NOERROR = 0o10000;
/** Any type but this one. */
export const MSG_EXCEPT = 0o20000;
/** Copy the message at this place of the queue; it stays. */
export const MSG_COPY = 0o40000;

// Commands of msgctl(2).
/** As IPC_STAT, by the place in the kernel's table. */
export const MSG_STAT = 11;
/** How much there is in queues. */
export const MSG_INFO = 12;

// Flags of semop(2) and commands of semctl(2).
/** Take the operation back when the process ends. */
export const SEM_UNDO = 4096;
/** Who did the last operation on the semaphore. */
export const GETPID = 11;
/** The semaphore's value. */
export const GETVAL = 12;
/** The values of all semaphores of the set. */
export const GETALL = 13;
/** How many wait for the value to rise. */
export const GETNCNT = 14;
/** How many wait for it to be 0. */
export const GETZCNT = 15;
/** Set the semaphore's value. */
export const SETVAL = 16;
/** Set the values of all semaphores of the set. */
export const SETALL = 17;
/** As IPC_STAT, by the place in the kernel's table. */
export const SEM_STAT = 18;
/** How many sets and semaphores there are. */
export const SEM_INFO = 19;

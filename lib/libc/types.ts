/**
 * The numbers that the kernel hands out are of distinct types, so that a mix-up is a type error:
 * `msgrcv(shmid, 16)` and `read(16, fd)` do not compile. At run time all of them are plain numbers.
 */
declare const brand: unique symbol;

type Branded<Name extends string> = number & { readonly [brand]: Name };

/** A file descriptor: an index into the calling process's descriptor table. */
export type Fd = Branded<"Fd">;
/** A process ID; 0 is what `fork` returns in the child. */
export type Pid = Branded<"Pid">;
/** The identifier of a System V shared memory segment, from `shmget`. */
export type ShmId = Branded<"ShmId">;
/** The identifier of a System V message queue, from `msgget`. */
export type MsgId = Branded<"MsgId">;
/** The identifier of a System V semaphore set, from `semget`. */
export type SemId = Branded<"SemId">;
/** A System V key made by `ftok`; a plain number such as 7777 serves as well. */
export type Key = Branded<"Key">;
/** A POSIX message queue descriptor, from `mq_open`. */
export type Mqd = Branded<"Mqd">;

/** A plain number: a count, an offset, flags; none of the numbers above. */
export type Int = number & { readonly [brand]?: never };

/** Where a descriptor is wanted: one that a call returned, or a digit as in a shell's redirection. */
export type Descriptor = Fd | -1 | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
/** Where a process is wanted: a `Pid`, or a plain number such as -1 for any child. */
export type Process = Pid | Int;
/** Where a System V key is wanted. */
export type AnyKey = Key | Int;

/** Text goes out as UTF-8 and without a NUL, bytes go out as they are. */
export type Data = string | Uint8Array;

/** Says that this number is a descriptor: `asFd(17)`. */
export const asFd = (fd: number): Fd => fd as Fd;
/** Says that this number is a process ID. */
export const asPid = (pid: number): Pid => pid as Pid;
/** Says that this number is a shared memory identifier. */
export const asShmId = (id: number): ShmId => id as ShmId;
/** Says that this number is a message queue identifier. */
export const asMsgId = (id: number): MsgId => id as MsgId;
/** Says that this number is a semaphore set identifier. */
export const asSemId = (id: number): SemId => id as SemId;

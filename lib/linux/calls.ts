/**
 * The system calls that the course knows: the number on x64 and the one on arm64 (- where it has none), the name, after =
 * the name under which records speak of it where that is another, after ~ the calls that the C library makes of it on
 * arm64, which has none of them (record/decode/stand-ins.ts knows when), and for each register the parameter's name and
 * kind (`fd:fd`); `>` marks one that the kernel writes through. Kinds are those of a record's arguments. Man section 2.
 */
import { type Architecture, HERE, type PerArchitecture, perArchitecture } from "./architecture.ts";

const TABLE = `
0 63 read fd:fd buf>data count:size
1 64 write fd:fd buf:data count:size
2 - open pathname:path flags:open mode:mode
3 57 close fd:fd
4 - stat pathname:path statbuf>stat
5 80 fstat fd:fd statbuf>stat
6 - lstat pathname:path statbuf>stat
7 - poll fds:pollfd nfds:size timeout:int
8 62 lseek fd:fd offset:off whence:whence
9 222 mmap addr:pointer length:size prot:prot flags:map fd:fd offset:off
10 226 mprotect addr:pointer length:size prot:prot
11 215 munmap addr:pointer length:size
12 214 brk addr:pointer
13 134 rt_sigaction=sigaction signum:signal act:sigaction oldact>hidden
14 135 rt_sigprocmask=sigprocmask how:sighow set:sigset oldset>hidden
16 29 ioctl fd:fd request:ioctl argp:pointer
17 67 pread64=pread fd:fd buf>data count:size offset:off
18 68 pwrite64=pwrite fd:fd buf:data count:size offset:off
19 65 readv fd:fd iov>data iovcnt:int
20 66 writev fd:fd iov:data iovcnt:int
21 - access pathname:path mode:access
22 - pipe pipefd>fds
23 - select nfds:int readfds:fdset writefds:fdset exceptfds:fdset timeout:timeval
24 124 sched_yield
25 216 mremap old_address:pointer old_size:size new_size:size flags:int
26 227 msync addr:pointer length:size flags:msync
28 233 madvise addr:pointer length:size advice:int
29 194 shmget key:key size:size shmflg:ipcflags
30 196 shmat shmid:int shmaddr:pointer shmflg:shmat
31 195 shmctl shmid:int cmd:ipccmd buf>hidden
32 23 dup oldfd:fd
33 - dup2 oldfd:fd newfd:fd
34 - pause
35 101 nanosleep duration:timespec rem>hidden
37 - alarm seconds:int
38 103 setitimer~alarm which:int new_value:pointer old_value>hidden
39 172 getpid
40 71 sendfile out_fd:fd in_fd:fd offset:pointer count:size
41 198 socket domain:domain type:socktype protocol:int
42 203 connect sockfd:fd addr:sockaddr addrlen:int
43 202 accept sockfd:fd addr>sockaddr addrlen>hidden
44 206 sendto=send sockfd:fd buf:data len:size flags:msgflags dest_addr:sockaddr addrlen:int
45 207 recvfrom=recv sockfd:fd buf>data len:size flags:msgflags src_addr>sockaddr addrlen>hidden
46 211 sendmsg sockfd:fd msg:data flags:msgflags
47 212 recvmsg sockfd:fd msg>data flags:msgflags
48 210 shutdown sockfd:fd how:shut
49 200 bind sockfd:fd addr:sockaddr addrlen:int
50 201 listen sockfd:fd backlog:int
51 204 getsockname sockfd:fd addr>sockaddr addrlen>hidden
52 205 getpeername sockfd:fd addr>sockaddr addrlen>hidden
53 199 socketpair domain:domain type:socktype protocol:int sv>fds
54 208 setsockopt sockfd:fd level:solevel optname:soname optval:intptr optlen:int
55 209 getsockopt sockfd:fd level:solevel optname:soname optval>intptr optlen>hidden
56 220 clone=fork flags:clone stack:pointer
57 - fork
58 - vfork
59 221 execve pathname:path argv:hidden envp:hidden
60 93 exit status:int
61 260 wait4=waitpid pid:int wstatus>status options:wait rusage>hidden
62 129 kill pid:int sig:signal
64 190 semget key:key nsems:int semflg:ipcflags
65 193 semop semid:int sops:sembuf nsops:int
66 191 semctl semid:int semnum:int cmd:ipccmd arg:semarg
67 197 shmdt shmaddr:pointer
68 186 msgget key:key msgflg:ipcflags
69 189 msgsnd msqid:int msgp:msgbuf msgsz:size msgflg:msgflg
70 188 msgrcv msqid:int msgp>msgbuf msgsz:size msgtyp:off msgflg:msgflg
71 187 msgctl msqid:int cmd:ipccmd buf>hidden
72 25 fcntl fd:fd cmd:fcntl arg:fcntlarg
73 32 flock fd:fd operation:flock
74 82 fsync fd:fd
75 83 fdatasync fd:fd
76 45 truncate path:path length:off
77 46 ftruncate fd:fd length:off
78 - getdents fd:fd dirp>hidden count:size
79 17 getcwd buf>hidden size:size
80 49 chdir path:path
81 50 fchdir fd:fd
82 - rename oldpath:path newpath:path
83 - mkdir pathname:path mode:mode
84 - rmdir pathname:path
85 - creat pathname:path mode:mode
86 - link oldpath:path newpath:path
87 - unlink pathname:path
88 - symlink target:path linkpath:path
89 - readlink pathname:path buf>hidden bufsiz:size
90 - chmod pathname:path mode:mode
91 52 fchmod fd:fd mode:mode
92 - chown pathname:path owner:int group:int
93 55 fchown fd:fd owner:int group:int
94 - lchown pathname:path owner:int group:int
95 166 umask mask:mode
97 163 getrlimit resource:resource rlim>hidden
102 174 getuid
104 176 getgid
105 146 setuid uid:int
106 144 setgid gid:int
107 175 geteuid
109 154 setpgid pid:int pgid:int
110 173 getppid
112 157 setsid
127 136 rt_sigpending=sigpending set>hidden sigsetsize:hidden
128 137 rt_sigtimedwait=sigtimedwait set:sigset info>hidden timeout:timespec
129 138 rt_sigqueueinfo pid:int sig:signal info:pointer
130 133 rt_sigsuspend=sigsuspend mask:sigset
132 - utime filename:path times:pointer
133 - mknod pathname:path mode:filemode dev:int
157 167 prctl option:int arg2:int
158 - arch_prctl op:int addr:pointer
160 164 setrlimit resource:resource rlim:pointer
186 178 gettid
200 130 tkill tid:int sig:signal
202 98 futex uaddr:pointer op:futex val:uint timeout:pointer
203 122 sched_setaffinity pid:int cpusetsize:size mask:pointer
213 - epoll_create size:int
217 61 getdents64=readdir fd:fd dirp>hidden count:size
218 96 set_tid_address tidptr:pointer
220 192 semtimedop=semop semid:int sops:sembuf nsops:int timeout:timespec
222 107 timer_create clockid:clock sevp:pointer timerid>hidden
223 110 timer_settime timerid:int flags:int new_value:pointer
228 113 clock_gettime clockid:clock tp>hidden
230 115 clock_nanosleep=nanosleep clockid:clock flags:int request:timespec remain>hidden
231 94 exit_group=exit status:int
232 - epoll_wait epfd:fd events>hidden maxevents:int timeout:int
233 21 epoll_ctl epfd:fd op:epollop fd:fd event:pointer
234 131 tgkill=raise tgid:int tid:int sig:signal
240 180 mq_open name:path oflag:open mode:mode attr:pointer
241 181 mq_unlink name:path
242 182 mq_timedsend=mq_send mqdes:fd msg_ptr:data msg_len:size msg_prio:int abs_timeout:timespec
243 183 mq_timedreceive=mq_receive mqdes:fd msg_ptr>data msg_len:size msg_prio>intptr abs_timeout:timespec
244 184 mq_notify mqdes:fd sevp:pointer
245 185 mq_getsetattr mqdes:fd newattr:pointer oldattr>hidden
247 95 waitid idtype:int id:int infop>hidden options:wait
253 - inotify_init
254 27 inotify_add_watch fd:fd pathname:path mask:int
257 56 openat=open dirfd:dirfd pathname:path flags:open mode:mode
258 34 mkdirat=mkdir dirfd:dirfd pathname:path mode:mode
259 33 mknodat=mknod dirfd:dirfd pathname:path mode:filemode dev:int
260 54 fchownat~chown,lchown dirfd:dirfd pathname:path owner:int group:int flags:at
262 79 newfstatat=stat dirfd:dirfd pathname:path statbuf>stat flags:at
263 35 unlinkat=unlink dirfd:dirfd pathname:path flags:at
264 38 renameat=rename olddirfd:dirfd oldpath:path newdirfd:dirfd newpath:path
265 37 linkat=link olddirfd:dirfd oldpath:path newdirfd:dirfd newpath:path flags:at
266 36 symlinkat~symlink target:path newdirfd:dirfd linkpath:path
267 78 readlinkat~readlink dirfd:dirfd pathname:path buf>hidden bufsiz:size
268 53 fchmodat=chmod dirfd:dirfd pathname:path mode:mode
269 48 faccessat=access dirfd:dirfd pathname:path mode:access
270 72 pselect6=select nfds:int readfds:fdset writefds:fdset exceptfds:fdset timeout:timespec
271 73 ppoll=poll~poll,pause fds:pollfd nfds:size timeout:timespec sigmask:sigset
273 99 set_robust_list head:pointer len:size
275 76 splice fd_in:fd off_in:pointer fd_out:fd off_out:pointer len:size flags:int
276 77 tee fd_in:fd fd_out:fd len:size flags:int
278 75 vmsplice fd:fd iov:pointer nr_segs:int flags:int
280 88 utimensat dirfd:dirfd pathname:path times:pointer flags:at
281 22 epoll_pwait=epoll_wait epfd:fd events>hidden maxevents:int timeout:int
282 - signalfd fd:fd mask:sigset
283 85 timerfd_create clockid:clock flags:int
284 - eventfd initval:int
285 47 fallocate fd:fd mode:int offset:off len:int
286 86 timerfd_settime fd:fd flags:int new_value:pointer
288 242 accept4=accept sockfd:fd addr>sockaddr addrlen>hidden flags:sockflags
289 74 signalfd4 fd:fd mask:sigset sizemask:hidden flags:int
290 19 eventfd2=eventfd initval:int flags:eventfd
291 20 epoll_create1 flags:openflags
292 24 dup3~dup2 oldfd:fd newfd:fd flags:openflags
293 59 pipe2=pipe pipefd>fds flags:openflags
294 26 inotify_init1 flags:int
295 69 preadv fd:fd iov>data iovcnt:int offset:off
296 70 pwritev fd:fd iov:data iovcnt:int offset:off
302 261 prlimit64=prlimit pid:int resource:resource new_limit:pointer old_limit>hidden
307 269 sendmmsg sockfd:fd msgvec:pointer vlen:int flags:msgflags
310 270 process_vm_readv pid:int local_iov:pointer
311 271 process_vm_writev pid:int local_iov:pointer
312 272 kcmp pid1:int pid2:int type:int idx1:int idx2:int
316 276 renameat2=rename olddirfd:dirfd oldpath:path newdirfd:dirfd newpath:path flags:int
318 278 getrandom buf>hidden buflen:size flags:int
319 279 memfd_create name:path flags:memfd
322 281 execveat dirfd:dirfd pathname:path argv:hidden
326 285 copy_file_range fd_in:fd off_in:pointer fd_out:fd off_out:pointer len:size flags:int
327 286 preadv2 fd:fd iov>data iovcnt:int offset:off
328 287 pwritev2 fd:fd iov:data iovcnt:int offset:off
332 291 statx dirfd:dirfd pathname:path flags:at mask:int statxbuf>hidden
334 293 rseq rseq:pointer
424 424 pidfd_send_signal pidfd:fd sig:signal info:pointer flags:int
434 434 pidfd_open pid:int flags:int
435 435 clone3=fork cl_args:pointer size:size
436 436 close_range first:uint last:uint flags:int
437 437 openat2 dirfd:dirfd pathname:path how:pointer size:size
438 438 pidfd_getfd pidfd:fd targetfd:int flags:int
439 439 faccessat2=access dirfd:dirfd pathname:path mode:access flags:at
`;

export interface Parameter {
  name: string;
  kind: string;
  /** The kernel writes through it. */
  out: boolean;
}

export interface SystemCall {
  name: string;
  /** As records, pictures and checks speak of it, unless its arguments say more: "open" of openat. */
  said: string;
  /** On arm64: what a program may have called that became this. */
  standsFor: readonly string[];
  /** null where the architecture has no such call. */
  numbers: PerArchitecture<number | null>;
  parameters: Parameter[];
}

export const CALLS: readonly SystemCall[] = TABLE.trim().split("\n").map(readLine);

const byNumber = perArchitecture(
  (architecture) => new Map(CALLS.map((call) => [call.numbers[architecture], call])),
);
const byName = new Map(CALLS.map((call) => [call.name, call]));

/** The system call of a number there; one that is not in the table is `syscall_N`, with its registers as numbers. */
export function callOf(nr: number, architecture: Architecture): SystemCall {
  return byNumber[architecture].get(nr) ?? unknown(`syscall_${nr}`);
}

/** The number of a call on this machine. @throws when it has none */
export function numberOf(name: string): number {
  const number = byName.get(name)?.numbers[HERE] ?? null;
  if (number === null) throw new Error(`lib/linux/calls.ts has no number of ${name} on ${HERE}`);
  return number;
}

function unknown(name: string): SystemCall {
  const numbers = { x64: null, arm64: null };
  return { name, said: name, standsFor: [], numbers, parameters: [] };
}

function readLine(line: string): SystemCall {
  const [x64, arm64, names = "", ...rest] = line.split(" ");
  const [known = "", older = ""] = names.split("~");
  const [name = "", said = name] = known.split("=");
  const standsFor = older.split(",").filter(Boolean);
  const parameters = rest.map((text) => {
    const out = text.includes(">");
    const [parameter, kind] = text.split(out ? ">" : ":");
    return { name: parameter ?? "", kind: kind ?? "int", out };
  });
  return { name, said, standsFor, numbers: { x64: read(x64), arm64: read(arm64) }, parameters };
}

function read(number = "-"): number | null {
  return number === "-" ? null : Number(number);
}

/**
 * The system calls of Linux on x86-64 that a record decodes: number, name, and for each register the parameter's name
 * and kind (`fd:fd`); `>` marks one that the kernel writes through. Kinds are those of arguments.ts. Man section 2.
 */
const TABLE = `
0 read fd:fd buf>data count:size
1 write fd:fd buf:data count:size
2 open pathname:path flags:open mode:mode
3 close fd:fd
4 stat pathname:path statbuf>stat
5 fstat fd:fd statbuf>stat
6 lstat pathname:path statbuf>stat
7 poll fds:pollfd nfds:size timeout:int
8 lseek fd:fd offset:off whence:whence
9 mmap addr:pointer length:size prot:prot flags:map fd:fd offset:off
10 mprotect addr:pointer length:size prot:prot
11 munmap addr:pointer length:size
12 brk addr:pointer
13 rt_sigaction signum:signal act:sigaction oldact>hidden
14 rt_sigprocmask how:sighow set:sigset oldset>hidden
16 ioctl fd:fd request:ioctl argp:pointer
17 pread64 fd:fd buf>data count:size offset:off
18 pwrite64 fd:fd buf:data count:size offset:off
19 readv fd:fd iov>data iovcnt:int
20 writev fd:fd iov:data iovcnt:int
21 access pathname:path mode:access
22 pipe pipefd>fds
23 select nfds:int readfds:fdset writefds:fdset exceptfds:fdset timeout:timeval
24 sched_yield
25 mremap old_address:pointer old_size:size new_size:size flags:int
26 msync addr:pointer length:size flags:msync
28 madvise addr:pointer length:size advice:int
29 shmget key:key size:size shmflg:ipcflags
30 shmat shmid:int shmaddr:pointer shmflg:shmat
31 shmctl shmid:int cmd:ipccmd buf>hidden
32 dup oldfd:fd
33 dup2 oldfd:fd newfd:fd
34 pause
35 nanosleep duration:timespec rem>hidden
37 alarm seconds:int
38 setitimer which:int new_value:pointer old_value>hidden
39 getpid
40 sendfile out_fd:fd in_fd:fd offset:pointer count:size
41 socket domain:domain type:socktype protocol:int
42 connect sockfd:fd addr:sockaddr addrlen:int
43 accept sockfd:fd addr>sockaddr addrlen>hidden
44 sendto sockfd:fd buf:data len:size flags:msgflags dest_addr:sockaddr addrlen:int
45 recvfrom sockfd:fd buf>data len:size flags:msgflags src_addr>sockaddr addrlen>hidden
46 sendmsg sockfd:fd msg:data flags:msgflags
47 recvmsg sockfd:fd msg>data flags:msgflags
48 shutdown sockfd:fd how:shut
49 bind sockfd:fd addr:sockaddr addrlen:int
50 listen sockfd:fd backlog:int
51 getsockname sockfd:fd addr>sockaddr addrlen>hidden
52 getpeername sockfd:fd addr>sockaddr addrlen>hidden
53 socketpair domain:domain type:socktype protocol:int sv>fds
54 setsockopt sockfd:fd level:solevel optname:soname optval:intptr optlen:int
55 getsockopt sockfd:fd level:solevel optname:soname optval>intptr optlen>hidden
56 clone flags:clone stack:pointer
57 fork
58 vfork
59 execve pathname:path argv:hidden envp:hidden
60 exit status:int
61 wait4 pid:int wstatus>status options:wait rusage>hidden
62 kill pid:int sig:signal
64 semget key:key nsems:int semflg:ipcflags
65 semop semid:int sops:sembuf nsops:int
66 semctl semid:int semnum:int cmd:ipccmd arg:semarg
67 shmdt shmaddr:pointer
68 msgget key:key msgflg:ipcflags
69 msgsnd msqid:int msgp:msgbuf msgsz:size msgflg:msgflg
70 msgrcv msqid:int msgp>msgbuf msgsz:size msgtyp:off msgflg:msgflg
71 msgctl msqid:int cmd:ipccmd buf>hidden
72 fcntl fd:fd cmd:fcntl arg:fcntlarg
73 flock fd:fd operation:flock
74 fsync fd:fd
75 fdatasync fd:fd
76 truncate path:path length:off
77 ftruncate fd:fd length:off
78 getdents fd:fd dirp>hidden count:size
79 getcwd buf>hidden size:size
80 chdir path:path
81 fchdir fd:fd
82 rename oldpath:path newpath:path
83 mkdir pathname:path mode:mode
84 rmdir pathname:path
85 creat pathname:path mode:mode
86 link oldpath:path newpath:path
87 unlink pathname:path
88 symlink target:path linkpath:path
89 readlink pathname:path buf>hidden bufsiz:size
90 chmod pathname:path mode:mode
91 fchmod fd:fd mode:mode
92 chown pathname:path owner:int group:int
95 umask mask:mode
97 getrlimit resource:resource rlim>hidden
102 getuid
104 getgid
107 geteuid
109 setpgid pid:int pgid:int
110 getppid
112 setsid
127 rt_sigpending set>hidden sigsetsize:hidden
128 rt_sigtimedwait set:sigset info>hidden timeout:timespec
130 rt_sigsuspend mask:sigset
132 utime filename:path times:pointer
133 mknod pathname:path mode:filemode dev:int
157 prctl option:int arg2:int
160 setrlimit resource:resource rlim:pointer
186 gettid
200 tkill tid:int sig:signal
202 futex uaddr:pointer op:futex val:uint timeout:pointer
203 sched_setaffinity pid:int cpusetsize:size mask:pointer
213 epoll_create size:int
217 getdents64 fd:fd dirp>hidden count:size
218 set_tid_address tidptr:pointer
220 semtimedop semid:int sops:sembuf nsops:int timeout:timespec
228 clock_gettime clockid:clock tp>hidden
230 clock_nanosleep clockid:clock flags:int request:timespec remain>hidden
231 exit_group status:int
232 epoll_wait epfd:fd events>hidden maxevents:int timeout:int
233 epoll_ctl epfd:fd op:epollop fd:fd event:pointer
234 tgkill tgid:int tid:int sig:signal
240 mq_open name:path oflag:open mode:mode attr:pointer
241 mq_unlink name:path
242 mq_timedsend mqdes:fd msg_ptr:data msg_len:size msg_prio:int abs_timeout:timespec
243 mq_timedreceive mqdes:fd msg_ptr>data msg_len:size msg_prio>intptr abs_timeout:timespec
244 mq_notify mqdes:fd sevp:pointer
245 mq_getsetattr mqdes:fd newattr:pointer oldattr>hidden
247 waitid idtype:int id:int infop>hidden options:wait
253 inotify_init
257 openat dirfd:dirfd pathname:path flags:open mode:mode
258 mkdirat dirfd:dirfd pathname:path mode:mode
259 mknodat dirfd:dirfd pathname:path mode:filemode dev:int
262 newfstatat dirfd:dirfd pathname:path statbuf>stat flags:at
263 unlinkat dirfd:dirfd pathname:path flags:at
264 renameat olddirfd:dirfd oldpath:path newdirfd:dirfd newpath:path
265 linkat olddirfd:dirfd oldpath:path newdirfd:dirfd newpath:path flags:at
266 symlinkat target:path newdirfd:dirfd linkpath:path
268 fchmodat dirfd:dirfd pathname:path mode:mode
269 faccessat dirfd:dirfd pathname:path mode:access
270 pselect6 nfds:int readfds:fdset writefds:fdset exceptfds:fdset timeout:timespec
271 ppoll fds:pollfd nfds:size timeout:timespec sigmask:sigset
275 splice fd_in:fd off_in:pointer fd_out:fd off_out:pointer len:size flags:int
276 tee fd_in:fd fd_out:fd len:size flags:int
281 epoll_pwait epfd:fd events>hidden maxevents:int timeout:int
283 timerfd_create clockid:clock flags:int
284 eventfd initval:int
285 fallocate fd:fd mode:int offset:off len:int
286 timerfd_settime fd:fd flags:int new_value:pointer
288 accept4 sockfd:fd addr>sockaddr addrlen>hidden flags:sockflags
289 signalfd4 fd:fd mask:sigset sizemask:hidden flags:int
290 eventfd2 initval:int flags:eventfd
291 epoll_create1 flags:openflags
292 dup3 oldfd:fd newfd:fd flags:openflags
293 pipe2 pipefd>fds flags:openflags
295 preadv fd:fd iov>data iovcnt:int offset:off
296 pwritev fd:fd iov:data iovcnt:int offset:off
302 prlimit64 pid:int resource:resource new_limit:pointer old_limit>hidden
307 sendmmsg sockfd:fd msgvec:pointer vlen:int flags:msgflags
310 process_vm_readv pid:int local_iov:pointer
311 process_vm_writev pid:int local_iov:pointer
316 renameat2 olddirfd:dirfd oldpath:path newdirfd:dirfd newpath:path flags:int
318 getrandom buf>hidden buflen:size flags:int
319 memfd_create name:path flags:memfd
322 execveat dirfd:dirfd pathname:path argv:hidden
326 copy_file_range fd_in:fd off_in:pointer fd_out:fd off_out:pointer len:size flags:int
332 statx dirfd:dirfd pathname:path flags:at mask:int statxbuf>hidden
424 pidfd_send_signal pidfd:fd sig:signal info:pointer flags:int
434 pidfd_open pid:int flags:int
435 clone3 cl_args:pointer size:size
436 close_range first:uint last:uint flags:int
438 pidfd_getfd pidfd:fd targetfd:int flags:int
439 faccessat2 dirfd:dirfd pathname:path mode:access flags:at
93 fchown fd:fd owner:int group:int
105 setuid uid:int
106 setgid gid:int
129 rt_sigqueueinfo pid:int sig:signal info:pointer
158 arch_prctl op:int addr:pointer
222 timer_create clockid:clock sevp:pointer timerid>hidden
223 timer_settime timerid:int flags:int new_value:pointer
254 inotify_add_watch fd:fd pathname:path mask:int
260 fchownat dirfd:dirfd pathname:path owner:int group:int flags:at
267 readlinkat dirfd:dirfd pathname:path buf>hidden bufsiz:size
273 set_robust_list head:pointer len:size
278 vmsplice fd:fd iov:pointer nr_segs:int flags:int
280 utimensat dirfd:dirfd pathname:path times:pointer flags:at
282 signalfd fd:fd mask:sigset
294 inotify_init1 flags:int
312 kcmp pid1:int pid2:int type:int idx1:int idx2:int
327 preadv2 fd:fd iov>data iovcnt:int offset:off
328 pwritev2 fd:fd iov:data iovcnt:int offset:off
334 rseq rseq:pointer
437 openat2 dirfd:dirfd pathname:path how:pointer size:size
`;

export interface Parameter {
  name: string;
  kind: string;
  /** The kernel writes through it. */
  out: boolean;
}

export interface Prototype {
  name: string;
  parameters: Parameter[];
}

const prototypes = new Map<number, Prototype>(TABLE.trim().split("\n").map(readLine));

/** The prototype of a system call; one that is not in the table is `syscall_N` with its registers as numbers. */
export function prototypeOf(nr: number): Prototype {
  return prototypes.get(nr) ?? { name: `syscall_${nr}`, parameters: [] };
}

function readLine(line: string): [number, Prototype] {
  const [nr, name, ...rest] = line.split(" ");
  const parameters = rest.map((text) => {
    const out = text.includes(">");
    const [parameter, kind] = text.split(out ? ">" : ":");
    return { name: parameter ?? "", kind: kind ?? "int", out };
  });
  return [Number(nr), { name: name ?? "", parameters }];
}

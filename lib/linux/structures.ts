/**
 * Where the members of C's structures are: for each the offset and how many bytes; of the structure the bytes alone. Where
 * arm64's differ they stand behind x64's. lib/test/linux/structures.test.ts holds all against the headers.
 */
import { type Architecture, perArchitecture } from "./architecture.ts";

const TABLE = `
stat 144 128
  st_dev 0+8
  st_ino 8+8
  st_mode 24+4 16+4
  st_nlink 16+8 20+4
  st_uid 28+4 24+4
  st_gid 32+4 28+4
  st_rdev 40+8 32+8
  st_size 48+8
  st_blksize 56+8 56+4
  st_blocks 64+8
  st_atim 72+16
  st_mtim 88+16
  st_ctim 104+16
shmid_ds 112
  shm_perm 0+48
  shm_segsz 48+8
  shm_atime 56+8
  shm_dtime 64+8
  shm_ctime 72+8
  shm_cpid 80+4
  shm_lpid 84+4
  shm_nattch 88+8
msqid_ds 120
  msg_perm 0+48
  msg_stime 48+8
  msg_rtime 56+8
  msg_ctime 64+8
  msg_cbytes 72+8
  msg_qnum 80+8
  msg_qbytes 88+8
  msg_lspid 96+4
  msg_lrpid 100+4
semid_ds 104 88
  sem_perm 0+48
  sem_otime 48+8
  sem_ctime 64+8 56+8
  sem_nsems 80+8 64+8
ipc_perm 48
  __key 0+4
  uid 4+4
  gid 8+4
  cuid 12+4
  cgid 16+4
  mode 20+4
flock 32
  l_type 0+2
  l_whence 2+2
  l_start 8+8
  l_len 16+8
  l_pid 24+4
pollfd 8
  fd 0+4
  events 4+2
  revents 6+2
sembuf 6
  sem_num 0+2
  sem_op 2+2
  sem_flg 4+2
timespec 16
  tv_sec 0+8
  tv_nsec 8+8
timeval 16
  tv_sec 0+8
  tv_usec 8+8
itimerval 32
  it_interval 0+16
  it_value 16+16
rlimit 16
  rlim_cur 0+8
  rlim_max 8+8
iovec 16
  iov_base 0+8
  iov_len 8+8
msghdr 56
  msg_name 0+8
  msg_namelen 8+4
  msg_iov 16+8
  msg_iovlen 24+8
  msg_control 32+8
  msg_controllen 40+8
  msg_flags 48+4
cmsghdr 16
  cmsg_len 0+8
  cmsg_level 8+4
  cmsg_type 12+4
sockaddr_in 16
  sin_port 2+2
  sin_addr 4+4
sockaddr_in6 28
  sin6_port 2+2
  sin6_flowinfo 4+4
  sin6_addr 8+16
  sin6_scope_id 24+4
sockaddr_un 110
  sun_path 2+108
addrinfo 48
  ai_flags 0+4
  ai_family 4+4
  ai_socktype 8+4
  ai_protocol 12+4
  ai_addrlen 16+4
  ai_addr 24+8
  ai_next 40+8
mq_attr 64
  mq_flags 0+8
  mq_maxmsg 8+8
  mq_msgsize 16+8
  mq_curmsgs 24+8
`;

export interface Member {
  at: number;
  size: number;
}

export interface Structure {
  /** Bytes. */
  size: number;
  members: Readonly<Record<string, Member>>;
}

const STRUCTURES = perArchitecture(read);

/** All structures by their names: "stat" of `struct stat`. */
export function structuresOn(architecture: Architecture): Readonly<Record<string, Structure>> {
  return STRUCTURES[architecture];
}

/** How many bytes the structure takes. */
export function sizeOf(structure: string, architecture: Architecture): number {
  return found(STRUCTURES[architecture][structure], structure).size;
}

/** Where its member is. */
export function memberOf(structure: string, name: string, architecture: Architecture): Member {
  return found(STRUCTURES[architecture][structure]?.members[name], `${structure}.${name}`);
}

function found<T>(one: T | undefined, name: string): T {
  if (one === undefined) throw new Error(`lib/linux/structures.ts has no ${name}`);
  return one;
}

function read(architecture: Architecture): Record<string, Structure> {
  const all: Record<string, Structure> = {};
  let members: Record<string, Member> = {};
  for (const line of TABLE.trim().split("\n")) {
    const [name = "", x64 = "", arm64 = x64] = line.trim().split(" ");
    const [at = 0, size = 0] = { x64, arm64 }[architecture].split("+").map(Number);
    if (line.startsWith(" ")) members[name] = { at, size };
    else {
      members = {};
      all[name] = { size: at, members };
    }
  }
  return all;
}

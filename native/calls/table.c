/* Each call as a function of six longs: arguments come from JavaScript as numbers and addresses. */
#include "table.h"

#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <poll.h>
#include <semaphore.h>
#include <sys/file.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CALL(name, expression)                                                                     \
  static long do_##name(const long *a) { return (expression); }

CALL(open, open((const char *)a[0], (int)a[1], (mode_t)a[2]))
CALL(read, read((int)a[0], (void *)a[1], (size_t)a[2]))
CALL(write, write((int)a[0], (const void *)a[1], (size_t)a[2]))
CALL(fcntl, fcntl((int)a[0], (int)a[1], a[2]))
CALL(flock, flock((int)a[0], (int)a[1]))
CALL(poll, poll((struct pollfd *)a[0], (nfds_t)a[1], (int)a[2]))
CALL(waitpid, waitpid((pid_t)a[0], (int *)a[1], (int)a[2]))
CALL(nanosleep, nanosleep((const struct timespec *)a[0], (struct timespec *)a[1]))
CALL(accept4, accept4((int)a[0], (struct sockaddr *)a[1], (socklen_t *)a[2], (int)a[3]))
CALL(connect, connect((int)a[0], (const struct sockaddr *)a[1], (socklen_t)a[2]))
CALL(sendto, sendto((int)a[0], (const void *)a[1], (size_t)a[2], (int)a[3],
                    (const struct sockaddr *)a[4], (socklen_t)a[5]))
CALL(recvfrom, recvfrom((int)a[0], (void *)a[1], (size_t)a[2], (int)a[3], (struct sockaddr *)a[4],
                        (socklen_t *)a[5]))
CALL(sendmsg, sendmsg((int)a[0], (const struct msghdr *)a[1], (int)a[2]))
CALL(recvmsg, recvmsg((int)a[0], (struct msghdr *)a[1], (int)a[2]))
CALL(msgsnd, msgsnd((int)a[0], (const void *)a[1], (size_t)a[2], (int)a[3]))
CALL(msgrcv, msgrcv((int)a[0], (void *)a[1], (size_t)a[2], a[3], (int)a[4]))
CALL(semtimedop, semtimedop((int)a[0], (struct sembuf *)a[1], (size_t)a[2],
                            (const struct timespec *)a[3]))
CALL(futex, syscall(SYS_futex, (int *)a[0], a[1], a[2], (const struct timespec *)a[3], NULL, a[5]))
CALL(sem_timedwait, a[1] ? sem_timedwait((sem_t *)a[0], (const struct timespec *)a[1])
                         : sem_wait((sem_t *)a[0]))
/* The C library's own may not be given NULL, neither for no time limit nor for an empty message. */
CALL(mq_timedsend, syscall(SYS_mq_timedsend, (mqd_t)a[0], a[1], a[2], (unsigned)a[3], a[4]))
CALL(mq_timedreceive, syscall(SYS_mq_timedreceive, (mqd_t)a[0], a[1], a[2], a[3], a[4]))

const pending_call pending_table[] = {
    do_open,    do_read,     do_write,    do_fcntl,   do_flock,  do_poll,         do_waitpid,
    do_nanosleep, do_accept4, do_connect, do_sendto,  do_recvfrom, do_sendmsg,    do_recvmsg,
    do_msgsnd,  do_msgrcv,   do_semtimedop, do_futex, do_sem_timedwait, do_mq_timedsend,
    do_mq_timedreceive,
};

// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe io_uring: ENOSYS
// @probe aio: ENOSYS
// @probe sendmmsg: ENOSYS
// @probe recvmmsg: ENOSYS
// @probe new calls: ENOSYS
//
// Moves data by calls that nobody records.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { argv, execvp } = calls;
  const script = `
sub probe {
  my ($name, $result) = @_;
  my ($why) = grep { $!{$_} } qw(EPERM EACCES ENOSYS ESRCH ENOENT EROFS EAFNOSUPPORT EBADF ENETUNREACH ECONNREFUSED EINVAL ENOSPC ENXIO EIO ENOTTY EXDEV);
  print STDERR "probe $name: ", (defined $result && $result >= 0 && $result ne "" ? "done" : ($why // $!)), "\\n";
}
my $buffer = "\\0" x 256;
probe "io_uring", syscall(SYS_io_uring_setup, 8, $buffer);
probe "aio", syscall(SYS_io_setup, 8, $buffer);
probe "sendmmsg", syscall(SYS_sendmmsg, 1, $buffer, 1, 0);
probe "recvmmsg", syscall(SYS_recvmmsg, 1, $buffer, 1, 0, 0);
probe "new calls", syscall(900, 0);
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe ptrace: EPERM
// @probe seize: EPERM
// @probe readv: EPERM
// @probe writev: EPERM
// @probe descriptor: EPERM
// @probe compare: ESRCH
//
// Traces init, and reads and writes its memory.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { argv, execvp } = calls;
  const script = `
sub probe {
  my ($name, $result) = @_;
  my ($why) = grep { $!{$_} } qw(EPERM EACCES ENOSYS ESRCH ENOENT EROFS EAFNOSUPPORT EBADF ENETUNREACH ECONNREFUSED EINVAL ENOSPC ENXIO EIO ENOTTY EXDEV);
  print STDERR "probe $name: ", (defined $result && $result >= 0 && $result ne "" ? "done" : ($why // $!)), "\\n";
}
probe "ptrace", syscall(SYS_ptrace, 16, 1, 0, 0);
probe "seize", syscall(SYS_ptrace, 0x4206, 1, 0, 0);
my $v = pack("QQ", 4096, 8);
probe "readv", syscall(SYS_process_vm_readv, 1, $v, 1, $v, 1, 0);
probe "writev", syscall(SYS_process_vm_writev, 1, $v, 1, $v, 1, 0);
my $fd = syscall(SYS_pidfd_open, 1, 0);
probe "descriptor", syscall(SYS_pidfd_getfd, $fd, 3, 0);
probe "compare", syscall(SYS_kcmp, 1, $$, 0, 0, 0);
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

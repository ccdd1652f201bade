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
probe "ptrace", syscall(101, 16, 1, 0, 0);
probe "seize", syscall(101, 0x4206, 1, 0, 0);
my $v = pack("QQ", 4096, 8);
probe "readv", syscall(310, 1, $v, 1, $v, 1, 0);
probe "writev", syscall(311, 1, $v, 1, $v, 1, 0);
my $fd = syscall(434, 1, 0);
probe "descriptor", syscall(438, $fd, 3, 0);
probe "compare", syscall(312, 1, $$, 0, 0, 0);
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

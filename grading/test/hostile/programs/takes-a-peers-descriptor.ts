// exercise: hostile/relay
// @verdict 0: received
// @probe descriptor: EPERM
//
// Takes the output of the program that should have received the word, and writes into it.
import { program } from "ipc";

export const relay = program((calls) => {
  const { argv, execvp } = calls;
  const script = `
sub probe {
  my ($name, $result) = @_;
  my ($why) = grep { $!{$_} } qw(EPERM EACCES ENOSYS ESRCH ENOENT EROFS EAFNOSUPPORT EBADF ENETUNREACH ECONNREFUSED EINVAL ENOSPC ENXIO EIO ENOTTY EXDEV);
  print STDERR "probe $name: ", (defined $result && $result >= 0 && $result ne "" ? "done" : ($why // $!)), "\\n";
}
open(N, "<", "number"); my $pid = <N> + 0; close N;

my $fd = syscall(SYS_pidfd_open, $pid, 0);
my $taken = syscall(SYS_pidfd_getfd, $fd, 1, 0);
probe "descriptor", $taken;
syscall(SYS_write, $taken, $ARGV[0], length $ARGV[0]) if $taken >= 0;

open(W, ">", "word"); close W;
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

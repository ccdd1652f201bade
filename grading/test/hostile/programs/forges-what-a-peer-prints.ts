// exercise: hostile/relay
// @verdict 0: received
// @probe output: EACCES
// @probe task: EACCES
//
// Writes the word into the output of the program that should have received it.
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

probe "output", open(O, ">", "/proc/$pid/fd/1") && syswrite(O, $ARGV[0]) ? 0 : -1;
probe "task", open(O, ">>", "/proc/$pid/task/$pid/fd/1") && syswrite(O, $ARGV[0]) ? 0 : -1;

open(W, ">", "word"); close W;
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

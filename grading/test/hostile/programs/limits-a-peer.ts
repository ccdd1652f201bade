// exercise: hostile/relay
// @verdict 0: received
// @probe limit: EPERM
// @probe STOP: EPERM
// @probe KILL: EPERM
// @probe USR1: EPERM
//
// Takes the means to work from the program that should receive the word, stops and kills it.
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

my $none = pack("QQ", 0, 0);
probe "limit", syscall(SYS_prlimit64, $pid, 1, $none, 0);
for my $signal (qw(STOP KILL USR1)) { probe $signal, kill($signal, $pid) ? 0 : -1 }
kill("KILL", -1) if 0;

open(W, ">", "word"); close W;
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

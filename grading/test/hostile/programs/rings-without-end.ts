// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe ringing
//
// A timer of a microsecond, with a handler: a storm of signals.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { argv, execvp } = calls;
  const script = `
sub probe {
  my ($name, $result) = @_;
  my ($why) = grep { $!{$_} } qw(EPERM EACCES ENOSYS ESRCH ENOENT EROFS EAFNOSUPPORT EBADF ENETUNREACH ECONNREFUSED EINVAL ENOSPC ENXIO EIO ENOTTY EXDEV);
  print STDERR "probe $name: ", (defined $result && $result >= 0 && $result ne "" ? "done" : ($why // $!)), "\\n";
}
print STDERR "probe ringing\\n";
$SIG{ALRM} = sub {};
my $every = pack("q4", 0, 1, 0, 1);
syscall(SYS_setitimer, 0, $every, 0);
1 while 1;
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe own: EPERM
// @probe terminal: ENOENT
// @probe console: ENOENT
// @probe log: EROFS
//
// Pushes keys into the terminal of whoever started the grader.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { argv, execvp } = calls;
  const script = `
sub probe {
  my ($name, $result) = @_;
  my ($why) = grep { $!{$_} } qw(EPERM EACCES ENOSYS ESRCH ENOENT EROFS EAFNOSUPPORT EBADF ENETUNREACH ECONNREFUSED EINVAL ENOSPC ENXIO EIO ENOTTY EXDEV);
  print STDERR "probe $name: ", (defined $result && $result >= 0 && $result ne "" ? "done" : ($why // $!)), "\\n";
}
my $key = "x";
probe "own", ioctl(STDIN, 0x5412, $key) ? 0 : -1;
probe "terminal", open(T, "+<", "/dev/tty") ? 0 : -1;
probe "console", open(T, "+<", "/dev/console") ? 0 : -1;
probe "log", open(T, ">", "/dev/log") ? 0 : -1;
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe /tmp/.X11-unix/X0: ECONNREFUSED
// @probe left-by-mallory: ECONNREFUSED
// @probe dbus: ECONNREFUSED
//
// Meets a classmate at abstract socket names, which have no file.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { argv, execvp } = calls;
  const script = `
sub probe {
  my ($name, $result) = @_;
  my ($why) = grep { $!{$_} } qw(EPERM EACCES ENOSYS ESRCH ENOENT EROFS EAFNOSUPPORT EBADF ENETUNREACH ECONNREFUSED EINVAL ENOSPC ENXIO EIO ENOTTY EXDEV);
  print STDERR "probe $name: ", (defined $result && $result >= 0 && $result ne "" ? "done" : ($why // $!)), "\\n";
}
use Socket;
for my $name ("/tmp/.X11-unix/X0", "left-by-mallory", "dbus") {
  socket(S, PF_UNIX, SOCK_STREAM, 0);
  probe $name, connect(S, pack("Sxa*", 0, "") && pack("Sa*", AF_UNIX, "\\0$name")) ? 0 : -1;
}
socket(L, PF_UNIX, SOCK_STREAM, 0);
bind(L, pack("Sa*", AF_UNIX, "\\0left-by-mallory"));
listen(L, 5);
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

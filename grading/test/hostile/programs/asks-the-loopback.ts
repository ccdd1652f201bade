// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe port 22: ECONNREFUSED
// @probe port 631: ECONNREFUSED
// @probe port 5432: ECONNREFUSED
// @probe port 8888: ECONNREFUSED
// @probe port 8889: ECONNREFUSED
//
// Looks for Jupyter, databases and other graders on the loopback.
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
for my $port (22, 631, 5432, 8888, 8889) {
  socket(S, PF_INET, SOCK_STREAM, 0);
  probe "port $port", connect(S, pack_sockaddr_in($port, inet_aton("127.0.0.1"))) ? 0 : -1;
}
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

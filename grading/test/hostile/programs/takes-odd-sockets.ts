// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe vsock: EAFNOSUPPORT
// @probe alg: EAFNOSUPPORT
// @probe packet: EAFNOSUPPORT
// @probe bluetooth: EAFNOSUPPORT
// @probe can: EAFNOSUPPORT
//
// Asks for sockets of families that network namespaces do not keep apart.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { argv, execvp } = calls;
  const script = `
sub probe {
  my ($name, $result) = @_;
  my ($why) = grep { $!{$_} } qw(EPERM EACCES ENOSYS ESRCH ENOENT EROFS EAFNOSUPPORT EBADF ENETUNREACH ECONNREFUSED EINVAL ENOSPC ENXIO EIO ENOTTY EXDEV);
  print STDERR "probe $name: ", (defined $result && $result >= 0 && $result ne "" ? "done" : ($why // $!)), "\\n";
}
for (["vsock", 40, 1], ["alg", 38, 5], ["packet", 17, 3], ["bluetooth", 31, 3], ["can", 29, 3]) {
  my ($name, $family, $type) = @$_;
  probe $name, syscall(SYS_socket, $family, $type, 0);
}
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

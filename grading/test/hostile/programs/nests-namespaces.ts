// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe unshare user: EPERM
// @probe unshare mount: EPERM
// @probe clone user: EPERM
// @probe clone3: ENOSYS
// @probe untraced: EPERM
// @probe own: EPERM
//
// Makes namespaces of its own, where it would be root.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { argv, execvp } = calls;
  const script = `
sub probe {
  my ($name, $result) = @_;
  my ($why) = grep { $!{$_} } qw(EPERM EACCES ENOSYS ESRCH ENOENT EROFS EAFNOSUPPORT EBADF ENETUNREACH ECONNREFUSED EINVAL ENOSPC ENXIO EIO ENOTTY EXDEV);
  print STDERR "probe $name: ", (defined $result && $result >= 0 && $result ne "" ? "done" : ($why // $!)), "\\n";
}
probe "unshare user", syscall(SYS_unshare, 0x10000000);
probe "unshare mount", syscall(SYS_unshare, 0x00020000);
probe "clone user", syscall(SYS_clone, 0x10000000 | 17, 0, 0, 0, 0);
probe "clone3", syscall(SYS_clone3, 0, 0);
probe "untraced", syscall(SYS_clone, 0x00800000 | 17, 0, 0, 0, 0);
probe "own", open(N, "<", "/proc/self/ns/user") ? syscall(SYS_setns, fileno N, 0) : -1;
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

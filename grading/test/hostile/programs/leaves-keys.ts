// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe add_key: EPERM
// @probe keyctl: EPERM
// @probe request_key: EPERM
//
// Leaves a key in the keyring of its user, for the next run.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { argv, execvp } = calls;
  const script = `
sub probe {
  my ($name, $result) = @_;
  my ($why) = grep { $!{$_} } qw(EPERM EACCES ENOSYS ESRCH ENOENT EROFS EAFNOSUPPORT EBADF ENETUNREACH ECONNREFUSED EINVAL ENOSPC ENXIO EIO ENOTTY EXDEV);
  print STDERR "probe $name: ", (defined $result && $result >= 0 && $result ne "" ? "done" : ($why // $!)), "\\n";
}
my ($type, $name, $value) = ("user", "left-by-mallory", "the answer");
probe "add_key", syscall(SYS_add_key, $type, $name, $value, length $value, -4);
probe "keyctl", syscall(SYS_keyctl, 0, -4, 1, 0, 0);
probe "request_key", syscall(SYS_request_key, $type, $name, $value, -4);
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

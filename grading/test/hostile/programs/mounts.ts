// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe mount: EPERM
// @probe umount: EPERM
// @probe fsopen: EPERM
// @probe open_tree: EPERM
// @probe move_mount: EPERM
// @probe pivot_root: EPERM
// @probe chroot: EPERM
//
// Mounts file systems, by the old calls and the new ones.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { argv, execvp } = calls;
  const script = `
sub probe {
  my ($name, $result) = @_;
  my ($why) = grep { $!{$_} } qw(EPERM EACCES ENOSYS ESRCH ENOENT EROFS EAFNOSUPPORT EBADF ENETUNREACH ECONNREFUSED EINVAL ENOSPC ENXIO EIO ENOTTY EXDEV);
  print STDERR "probe $name: ", (defined $result && $result >= 0 && $result ne "" ? "done" : ($why // $!)), "\\n";
}
my ($none, $proc, $tmp) = ("none", "proc", "/tmp");
probe "mount", syscall(SYS_mount, $none, $tmp, $proc, 0, 0);
probe "umount", syscall(SYS_umount2, $tmp, 2);
probe "fsopen", syscall(SYS_fsopen, $proc, 0);
probe "open_tree", syscall(SYS_open_tree, -100, $tmp, 1);
probe "move_mount", syscall(SYS_move_mount, -100, $tmp, -100, $tmp, 0);
probe "pivot_root", syscall(SYS_pivot_root, $tmp, $tmp);
probe "chroot", syscall(SYS_chroot, $tmp);
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

// exercise: hostile/relay
// @verdict 0: received
// @probe memory: EACCES
// @probe writev: EPERM
// @probe trace: EPERM
//
// Changes what the program that should have received the word has in its memory.
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

probe "memory", open(M, "+<", "/proc/$pid/mem") ? 0 : -1;
my $v = pack("QQ", 4096, 8);
probe "writev", syscall(SYS_process_vm_writev, $pid, $v, 1, $v, 1, 0);
probe "trace", syscall(SYS_ptrace, 16, $pid, 0, 0);

open(W, ">", "word"); close W;
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

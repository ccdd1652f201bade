// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe reboot: EPERM
// @probe kexec: EPERM
// @probe module: EPERM
// @probe time: EPERM
// @probe swap: EPERM
// @probe hostname: EPERM
// @probe syslog: EPERM
// @probe bpf: EPERM
// @probe perf: EPERM
// @probe userfault: EPERM
// @probe device: EPERM
//
// Reboots, loads modules, sets the time, and the like.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { argv, execvp } = calls;
  const script = `
sub probe {
  my ($name, $result) = @_;
  my ($why) = grep { $!{$_} } qw(EPERM EACCES ENOSYS ESRCH ENOENT EROFS EAFNOSUPPORT EBADF ENETUNREACH ECONNREFUSED EINVAL ENOSPC ENXIO EIO ENOTTY EXDEV);
  print STDERR "probe $name: ", (defined $result && $result >= 0 && $result ne "" ? "done" : ($why // $!)), "\\n";
}
my $text = "left-by-mallory";
my $time = pack("qq", 1, 1);
probe "reboot", syscall(SYS_reboot, 0xfee1dead, 672274793, 0x1234567, 0);
probe "kexec", syscall(SYS_kexec_load, 0, 0, 0, 0);
probe "module", syscall(SYS_finit_module, 0, $text, 0);
probe "time", syscall(SYS_clock_settime, 0, $time);
probe "swap", syscall(SYS_swapon, $text, 0);
probe "hostname", syscall(SYS_sethostname, $text, 3);
probe "syslog", syscall(SYS_syslog, 3, $text, 3);
probe "bpf", syscall(SYS_bpf, 0, $text, 8);
probe "perf", syscall(SYS_perf_event_open, $text, 0, -1, -1, 0);
probe "userfault", syscall(SYS_userfaultfd, 0);
probe "device", syscall(SYS_mknodat, -100, $text, 0060600, 0x800);
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

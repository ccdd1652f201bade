// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe processes: 0 others
// @probe environ: EACCES
// @probe mem: EACCES
// @probe maps: EACCES
// @probe descriptors: EACCES
// @probe root: EACCES
// @probe kernel memory: ENOENT
// @probe sysrq: ENOENT
// @probe core pattern: EACCES
//
// Reads what /proc says of the grader, of init and of everybody else.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { argv, execvp } = calls;
  const script = `
sub probe {
  my ($name, $result) = @_;
  my ($why) = grep { $!{$_} } qw(EPERM EACCES ENOSYS ESRCH ENOENT EROFS EAFNOSUPPORT EBADF ENETUNREACH ECONNREFUSED EINVAL ENOSPC ENXIO EIO ENOTTY EXDEV);
  print STDERR "probe $name: ", (defined $result && $result >= 0 && $result ne "" ? "done" : ($why // $!)), "\\n";
}
my @pids = grep { /^\\d+$/ } map { s,/proc/,,r } glob "/proc/*";
print STDERR "probe processes: ", (scalar grep { $_ != 1 && $_ != $$ } @pids), " others\\n";
for my $part (qw(environ mem maps)) { probe $part, (open(F, "<", "/proc/1/$part") && sysread(F, $_, 10)) ? 0 : -1 }
probe "descriptors", opendir(D, "/proc/1/fd") ? 0 : -1;
probe "root", opendir(D, "/proc/1/root/") ? 0 : -1;
probe "kernel memory", (open(F, "<", "/proc/kcore") && sysread(F, $_, 10)) ? 0 : -1;
probe "sysrq", open(F, ">", "/proc/sysrq-trigger") ? 0 : -1;
probe "core pattern", open(F, ">", "/proc/sys/kernel/core_pattern") ? 0 : -1;
`;
  execvp("perl", ["perl", "-e", script, ...argv]);
});

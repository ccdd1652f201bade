// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe laid
//
// Links, FIFOs, sockets, devices and odd names where the grader collects files.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { execvp } = calls;
  const { open: openFile } = calls;
  execvp("perl", ["perl", "-e", `
    symlink "/etc/shadow", "result.json";
    symlink "/proc/self/mem", "memory";
    symlink ".", "loop";
    system "mkfifo", "0", "fifo";
    syscall(SYS_mknodat, -100, my $d = "device", 0060600, 0x800);
    open F, ">", "__proto__"; print F "polluted"; close F;
    open F, ">", "constructor"; print F "x"; close F;
    open F, ">", "\\x01\\x1b[31m\\xff\\n<script>alert(1)</script>\\"'"; close F;
    mkdir "locked"; open F, ">", "locked/f"; chmod 0, "locked";
    my $deep = "d"; for (1 .. 60) { mkdir $deep; chdir $deep }
    print STDERR "probe laid\\n";
  `]);
});

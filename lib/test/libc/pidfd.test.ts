import assert from "node:assert/strict";
import { close } from "../../libc/file.ts";
import { pidfd_open } from "../../libc/pidfd.ts";
import { poll } from "../../libc/poll.ts";
import { asPid } from "../../libc/types.ts";
import { POLLIN } from "../../linux/constants/index.ts";

describe("pidfd_open", () => {
  it("gives a descriptor that is not readable while the process lives", () => {
    const fd = pidfd_open(asPid(process.pid));
    assert.equal(poll([{ fd, events: POLLIN }], 0)[0]?.revents ?? 0, 0);
    close(fd);
    assert.throws(() => close(fd), { code: "EBADF" });
  });

  it("says of a process that is not there: ESRCH", () => {
    assert.throws(() => pidfd_open(asPid(2 ** 22 + 5)), { code: "ESRCH", syscall: "pidfd_open" });
  });
});

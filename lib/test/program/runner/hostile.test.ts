// What a program may not do to the machine, to others, or to the box.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInBox, stopRunners } from "../../../program/runner/client.ts";
import { findCompiler } from "../../../tools/install/compiler.mjs";
import { command, only, request, text } from "./request.ts";

const native = join(import.meta.dirname, "..", "..", "..", "..", "native", "test");

describe("a program in the box", () => {
  after(() => stopRunners());

  async function sh(script: string, over: Parameters<typeof request>[1] = {}): Promise<string> {
    const reply = await runInBox(request(command(["sh", "-c", script]), over));
    return text(reply.stdout.main) + text(reply.stderr.main);
  }

  it("sees its own processes alone, and nothing of init", async () => {
    assert.equal(await sh("echo /proc/[0-9]*"), "/proc/1 /proc/2\n");
    const refused = await sh("ls /proc/1/fd; cat /proc/1/environ; cat /proc/1/maps");
    assert.equal(refused.match(/Permission denied/g)?.length, 3, refused);
  });

  it("sees nothing of this checkout, of homes, or of the machine's /tmp", async () => {
    assert.equal(
      await sh("ls -A /home /home/learner /tmp /dev/shm"),
      ["/dev/shm:", "", "/home:", "learner", "", "/home/learner:", "", "/tmp:", ""].join("\n"),
    );
    assert.match(await sh("ls /root /work /mnt /var"), /^(.*No such file.*\n){4}$/);
    assert.match(await sh("cat /proc/self/mountinfo"), /home.learner/);
  });

  it("has descriptors 0 to 2 and nothing else, and a clean environment", async () => {
    assert.equal(await sh("ls /proc/self/fd; env"), "0\n1\n2\n3\nPWD=/home/learner\n");
  });

  it("kills only its own", async () => {
    const reply = await runInBox(request(command(["sh", "-c", "(kill -9 -1; echo left) & wait"])));
    assert.equal(text(reply.stdout.main), "left\n");
    assert.equal(only(reply, "exit").find((e) => e.pid === 2)?.signal, 9);
  });

  it("has a network of its own: the loopback", async () => {
    const devices = (await sh("cat /proc/net/dev")).split("\n").slice(2, -1);
    assert.deepEqual(
      devices.map((line) => line.trim().split(":")[0]),
      ["lo"],
    );
  });

  it("cannot write outside its own places", async () => {
    const refused = await sh(
      "for f in /usr/x /x /etc/passwd /dev/x /opt/peers/x; do echo > $f; done",
    );
    assert.equal(refused.match(/Read-only|Permission/g)?.length, 5, refused);
  });

  it("is refused what namespaces leave open", async () => {
    const dir = mkdtempSync(join(tmpdir(), "forbidden-"));
    try {
      const out = join(dir, "forbidden");
      const [cc = "", ...first] = await findCompiler();
      execFileSync(cc, [...first, "-D_GNU_SOURCE", join(native, "forbidden.c"), "-o", out]);
      const files = [{ path: "forbidden", content: readFileSync(out), mode: 0o755 }];
      for (const [trace, root] of [
        [true, false],
        [false, false],
        [true, true],
      ] as const) {
        const lines = (await sh("./forbidden", { files, trace, root })).trim().split("\n");
        assert.equal(lines.length, 26);
        assert.deepEqual(
          lines.filter((line) => line.endsWith(" done")),
          ["kill init done", "getpid done"],
        );
      }
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});

// Root of the box: its capabilities count for what is in the box, and for nothing else.
import assert from "node:assert/strict";
import { runInBox, stopRunners } from "../../../program/runner/client.ts";
import { command, request, text } from "./request.ts";

describe("a program with the option root", () => {
  after(() => stopRunners());

  it("is root of its files", async () => {
    const script = "id -u; echo secret > f; chmod 0 f; cat f; dd if=f of=g status=none; wc -c < g";
    const own = await runInBox(request(command(["sh", "-c", script]), { root: true }));
    assert.equal(text(own.stdout.main), "0\nsecret\n7\n");
    const other = await runInBox(request(command(["sh", "-c", script])));
    assert.equal(text(other.stdout.main), "1000\n");
  });

  it("still cannot change the machine, its time, its devices, or look at init", async () => {
    const script = `
      date -s 2001-01-01; hostname x; mknod d b 8 0; mount -t tmpfs x /tmp; umount /proc
      cat /proc/1/environ; echo > /usr/x; chroot / true; nice -n -5 true`;
    const reply = await runInBox(request(command(["sh", "-c", script]), { root: true }));
    const refusals = text(reply.stderr.main).match(/denied|permitted|Read-only|must be/g);
    assert.ok((refusals?.length ?? 0) >= 8, text(reply.stderr.main));
  });
});

// Limits that a single call runs into; those that end a run are in endings.test.ts.
import assert from "node:assert/strict";
import { constants } from "node:os";
import { runInBox, stopRunners } from "../../../program/runner/client.ts";
import { command, fn, only, request, text } from "./request.ts";

describe("a program within its limits", () => {
  after(() => stopRunners());

  it("runs on the CPUs that it was given", async () => {
    const command_ = command(["sh", "-c", "grep Cpus_allowed_list /proc/self/status"]);
    const reply = await runInBox(request(command_, { cpus: [0] }));
    assert.match(text(reply.stdout.main), /:\t0\n/);
  });

  it("has open files, file size and descriptors limited", async () => {
    const body = `({ open, write, O_RDWR, O_CREAT }) => {
      let last = 0;
      try { for (;;) last = open("many", O_RDWR | O_CREAT, 0o644); }
      catch (error) { console.log(last, error.code); }
      for (let i = 0; i < 3; i++) write(last, Buffer.alloc(2000));
    }`;
    const limits = { openFiles: 20, fileSize: 3000 };
    const reply = await runInBox(request(fn(body), { limits }));
    assert.equal(text(reply.stdout.main), "19 EMFILE\n");
    assert.equal(only(reply, "exit")[0]?.signal, constants.signals.SIGXFSZ);
  });
});

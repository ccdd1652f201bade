import assert from "node:assert/strict";
import { runInBox, stopRunners } from "../../../program/runner/client.ts";
import { command, eventsOf, fn, request, text } from "./request.ts";

describe("a run in the box", () => {
  after(() => stopRunners());

  it("forks the function out of the warm runner and tells its calls", async () => {
    const reply = await runInBox(
      request(
        fn(`({ open, write, close, O_RDWR, O_CREAT }) => {
          const fd = open("temp.txt", O_RDWR | O_CREAT, 0o644);
          write(fd, "Test");
          console.log("fd:", fd);
          return 7;
        }`),
      ),
    );
    assert.equal(text(reply.stdout.main), "fd: 3\n");
    assert.equal(text(reply.files["temp.txt"]), "Test");
    const events = eventsOf(reply);
    const calls = events.filter((e) => e.e === "call");
    assert.deepEqual(
      calls.map((c) => [c.nr, c.ret]),
      [
        [257, "3"],
        [1, "4"],
        [1, "6"],
        [231, undefined],
      ],
    );
    assert.equal(events.find((e) => e.e === "exit")?.code, 7);
  });

  it("runs a command", async () => {
    const reply = await runInBox(request(command(["sh", "-c", "echo $$ $PPID; pwd; ls -A"])));
    assert.equal(text(reply.stdout.main), "2 1\n/home/learner\n");
    assert.ok(eventsOf(reply).some((e) => e.e === "exec" && e.path === "/usr/bin/sh"));
  });
});

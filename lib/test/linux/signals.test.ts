import assert from "node:assert/strict";
import { constants } from "node:os";
import { signalName } from "../../linux/signals.ts";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";

describe("names of signals", () => {
  it("are those that Node has from the C library", () => {
    const others = ["SIGIOT", "SIGPOLL", "SIGUNUSED"];
    for (const [name, number] of Object.entries(constants.signals))
      if (!others.includes(name)) assert.equal(signalName(number), name);
  });

  it("count the real-time signals from the first, and name the last", () => {
    const names = [31, 32, 33, 34, 35, 63, 64, 65].map(signalName);
    assert.deepEqual(names, [
      "SIGSYS",
      "signal 32",
      "signal 33",
      "SIGRTMIN",
      "SIGRTMIN+1",
      "SIGRTMIN+29",
      "SIGRTMAX",
      "signal 65",
    ]);
  });

  it("are the same for a program and in its record", async () => {
    const dies = program(({ fork, kill, getpid, wait, print, SIGRTMAX }) => {
      if (fork() === 0) kill(getpid(), SIGRTMAX);
      print(`${wait().signal}`);
    });
    const { stdout, record } = await run(dies);
    assert.equal(stdout, "SIGRTMAX");
    assert.equal(record.processes[1]?.signal, "SIGRTMAX");
    const [kill] = record.calls.filter(({ name }) => name === "kill");
    assert.equal(kill?.args[1]?.text, "SIGRTMAX");
    const [wait] = record.calls.filter(({ name }) => name === "wait");
    assert.equal(wait?.out[0]?.text, "ended by SIGRTMAX");
  });
});

// Who let whom go on: each way to wait, with the call that ended the wait.
import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import type { RunRecord, Wake } from "../../record/types.ts";
import { cases } from "./wakes-cases.ts";

describe("the record's wakes", () => {
  for (const [why, from, to, fn] of cases) {
    it(`tell of ${why}: ${from} lets ${to} go on`, async () => {
      // On a busy machine the child may come too late to wait: then the pause was too short.
      let found: Wake[] = [];
      let record: RunRecord | null = null;
      for (let pause = 0.1; found.length === 0 && pause < 5; pause *= 4) {
        const result = await run(program(fn, { pause }));
        assert.equal(result.stderr, "");
        assert.equal(result.exitCode, 0);
        record = result.record;
        found = record.wakes.filter((wake) => wake.why === why);
      }
      assert.equal(found.length, 1, JSON.stringify(record?.wakes));
      const [first, second] = [
        record?.calls[found[0]?.from ?? -1],
        record?.calls[found[0]?.to ?? -1],
      ];
      assert.deepEqual([first?.process, first?.name], ["P1", from]);
      assert.deepEqual([second?.process, second?.name], ["P2", to]);
      assert.equal(second?.waited, true);
    });
  }

  it("tell of a child's end, and of signals with their sender", async () => {
    const { record } = await run(
      program(({ fork, getppid, open, read, close, sleep, nanosleep, kill, waitpid, SIGTERM }) => {
        const child = fork();
        if (child === 0) sleep(60);
        if (fork() === 0) {
          for (let state = ""; !state.includes(") S "); ) {
            nanosleep({ sec: 0, nsec: 1_000_000 });
            const fd = open(`/proc/${getppid()}/stat`, 0);
            state = read(fd, 200).toString();
            close(fd);
          }
          kill(child, SIGTERM);
          return;
        }
        waitpid(child);
      }),
    );
    assert.deepEqual(
      record.signals
        .map(({ process, signal, from, effect }) => ({ process, signal, from, effect }))
        .filter((s) => s.signal !== "SIGCHLD"),
      [{ process: "P2", signal: "SIGTERM", from: "P3", effect: "ended" }],
    );
    assert.equal(record.processes[1]?.signal, "SIGTERM");
    const exit = record.wakes.find((wake) => wake.why === "exit");
    assert.equal(record.calls[exit?.to ?? -1]?.name, "waitpid");
    assert.equal(record.calls[exit?.from ?? -1]?.name, "kill", "the call that ended the child");
  });

  it("tell what a signal did: default, ignored or handled", async () => {
    const { record } = await run(
      program(({ sigaction, kill, getpid, SIG_IGN, SIG_COUNT, SIGUSR1, SIGUSR2, SIGTERM }) => {
        sigaction(SIGUSR1, { handler: SIG_COUNT });
        sigaction(SIGUSR2, { handler: SIG_IGN });
        for (const signal of [SIGUSR1, SIGUSR2, SIGTERM]) kill(getpid(), signal);
      }),
    );
    assert.deepEqual(
      record.signals.map(({ signal, effect }) => `${signal} ${effect}`),
      ["SIGUSR1 handled", "SIGUSR2 ignored", "SIGTERM ended"],
    );
  });

  it("do not take a refused connection for one", async () => {
    const result = await run(
      program((c) => {
        const server = c.socket(c.AF_INET, c.SOCK_STREAM);
        c.bind(server, { port: 7777 });
        c.attempt(() => c.connect(c.socket(c.AF_INET, c.SOCK_STREAM), { port: 7777 }));
        c.listen(server, 1);
        const client = c.socket(c.AF_INET, c.SOCK_STREAM);
        c.connect(client, { port: 7777 });
        c.write(client, "x");
        c.read(c.accept(server), 1);
      }),
    );
    assert.equal(result.stderr, "");
    const { calls, steps } = result.record;
    const client = calls.find((call) => call.name === "write")?.object;
    const accepted = calls.find((call) => call.name === "read")?.object ?? "";
    const peers = steps.map(({ patch }) => patch.objects?.[accepted]?.peer).filter((p) => p);
    assert.deepEqual([...new Set(peers)], [client]);
  });
});

// The programs of the course that talk through a pipe: P3.1, P3.2, P3.3.
import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import { stateAt } from "../../record/replay.ts";
import { called } from "./called.ts";

describe("the course's programs on pipes", () => {
  it("P3.1 lets the child hear its parent", async () => {
    const oneWay = program(({ pipe, fork, close, write, read, print, wait }) => {
      const [r, w] = pipe();
      if (fork() === 0) {
        close(w);
        const text = read(r, 128);
        print(">> I am child! I can hear the parent!!: ", text);
        close(r);
        return;
      }
      close(r);
      write(w, "Hello?\n");
      close(w);
      wait();
    });
    const result = await run(oneWay);
    assert.equal(result.stdout, ">> I am child! I can hear the parent!!: Hello?\n");
    assert.deepEqual(called(result), [
      "pipe(pipefd) = 0",
      "fork() = 3",
      "close(3) = 0",
      'write(4, "Hello?\\n", 7) = 7',
      "close(4) = 0",
      "wait(&wstatus) = 3",
    ]);
    const write = result.record.calls.find(
      (call) => call.name === "write" && call.process === "P1",
    );
    const step = result.record.steps.findIndex((s) => s.call === write?.id);
    const state = stateAt(result.record, step);
    assert.equal(state.objects["pipe-a"]?.bytes, 7);
    assert.equal(result.leftovers.descriptors, 0);
    assert.equal(result.ok, true);
  });

  it("P3.2 speaks both ways over two pipes, of which each side keeps two ends", async () => {
    const bothWays = program(({ pipe, fork, close, write, read, print, wait }) => {
      const a = pipe();
      const b = pipe();
      if (fork() === 0) {
        close(a[0]);
        close(b[1]);
        print("child got: ", read(b[0], 128));
        write(a[1], "Yes!\n");
        return;
      }
      close(a[1]);
      close(b[0]);
      write(b[1], "Hello?\n");
      print("parent got: ", read(a[0], 128));
      wait();
    });
    const result = await run(bothWays);
    assert.equal(result.stdout, "child got: Hello?\nparent got: Yes!\n");
    const wakes = result.record.wakes.map(({ why }) => why);
    assert.ok(wakes.includes("data"), `${wakes}`);
  });

  it("lets execvp find what the shell finds, and inherit the environment", async () => {
    const becomes = program(({ execvp, argv }) => {
      execvp(argv[0] ?? "", argv);
    });
    const start = { program: becomes, env: { GREETING: "hello" } };
    const echo = await run({ ...start, argv: ["sh", "-c", "echo $GREETING"] });
    assert.equal(echo.stdout, "hello\n");
    const peer = await run({ ...start, argv: ["print-as-format"], stdin: "found" });
    assert.equal(peer.stdout, "found");
  });

  it("P3.3 builds ls | grep passed by hand, and prints what the shell's own prints", async () => {
    const byHand = program(({ pipe, fork, dup2, close, execvp, wait }) => {
      const [r, w] = pipe();
      if (fork() === 0) {
        dup2(w, 1);
        close(r);
        close(w);
        execvp("ls", ["ls"]);
      }
      if (fork() === 0) {
        dup2(r, 0);
        close(r);
        close(w);
        execvp("grep", ["grep", "passed"]);
      }
      close(r);
      close(w);
      wait();
      wait();
    });
    const files = { "passed.txt": "", "failed.txt": "", "also-passed": "" };
    const result = await run(byHand, { files });
    assert.equal(result.stdout, "also-passed\npassed.txt\n");
    assert.equal((await run("ls | grep passed", { files })).stdout, result.stdout);
    assert.deepEqual(
      result.record.processes.map((p) => p.command),
      [null, "ls", "grep passed"],
    );
  });
});

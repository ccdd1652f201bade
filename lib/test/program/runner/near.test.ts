// The tracer keeps a process that makes many calls on its own CPU, and no program is the worse for it.
import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import { runInBox, stopRunners } from "../../../program/runner/client.ts";
import { command, only, request, text } from "./request.ts";

// `read` of the shell reads byte by byte: about a thousand calls for each time around, and no fork.
const MANY = `
around() {
  while read -r line; do
    case $line in
      Cpus_allowed_list:*[-,]*) ;;
      Cpus_allowed_list:*) held=yes ;;
    esac
  done < /proc/self/status
}
n=0
held=no
while [ $held = no ] && [ $n -lt 50 ]; do n=$((n + 1)); around; done
echo $held
`;

const sh = (script: string): Promise<string> =>
  runInBox(request(command(["sh", "-c", MANY + script]))).then((r) => text(r.stdout.main));

describe("a program that makes many calls", () => {
  after(() => stopRunners());

  it("is on one CPU with the tracer meanwhile", async () => {
    assert.equal(await sh(""), "yes\n");
  });

  it("has all its CPUs back when it asks, and its children have them too", async () => {
    const all = `yes\n${availableParallelism()}\n`;
    assert.equal(await sh("exec nproc"), all);
    assert.equal(await sh("nproc & wait"), all);
    const list = await sh("grep Cpus_allowed_list /proc/self/status");
    const free = await runInBox(
      request(command(["grep", "Cpus_allowed_list", "/proc/self/status"])),
    );
    assert.equal(list, `yes\n${text(free.stdout.main)}`);
  });

  it("stays where it was told to run", async () => {
    const reply = await runInBox(
      request(command(["sh", "-c", `${MANY}taskset -p 1 $$ >&2\naround\nexec nproc`])),
    );
    assert.equal(text(reply.stdout.main), "yes\n1\n");
    assert.equal(only(reply, "exit").at(-1)?.code, 0);
  });
});

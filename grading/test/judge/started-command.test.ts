import assert from "node:assert/strict";
import { program } from "../../../lib/program/program.ts";
import { run } from "../../../lib/program/run.ts";
import { startedIn, tablesAtStart, targetOf } from "../../judge/started-command.ts";

describe("what a command was started with", () => {
  it("is its descriptors, and which of them share an open file description", async () => {
    const seen = await run("exec two-voices 0 1 > out.txt 2>&1 3> out.txt 0<&-");
    const command = startedIn(seen).at(-1) ?? null;
    assert.equal(command?.command, "two-voices 0 1");
    const led = [0, 1, 2, 3].map((fd) => targetOf(command, fd));
    assert.deepEqual(led, [null, "out.txt", "out.txt", "out.txt"]);
    const [one, two, three] = command?.fds ?? [];
    assert.deepEqual([two?.open, one?.access], [one?.open, "w"]);
    assert.notEqual(three?.open, one?.open);
    assert.match(tablesAtStart(seen)().description, /runs two-voices/);
  });

  it("is nothing where no command was started", async () => {
    const seen = await run(program(({ open, O_CREAT }) => open("a.txt", O_CREAT, 0o600)));
    assert.deepEqual(startedIn(seen), []);
    assert.equal(targetOf(null, 1), null);
    assert.ok(tablesAtStart(seen)().description);
  });
});

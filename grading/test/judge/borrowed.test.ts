// A reference program that a learner's program runs, or would: told by the record, even where the box cannot refuse it.
import assert from "node:assert/strict";
import { program } from "../../../lib/program/program.ts";
import { run } from "../../../lib/program/run.ts";
import { stopRunners } from "../../../lib/program/runner/client.ts";
import type { Start } from "../../../lib/program/types.ts";
import { type Borrowed, borrowedIn } from "../../judge/borrowed.ts";

const byName = program(({ execvp }) => execvp("spell-creat", ["spell-creat"]));
const byPath = program(({ execve }) => execve("/opt/peers/spell-creat", ["x"], {}));
const copies = program(({ open, O_RDONLY }) => void open("/opt/peers/spell-creat", O_RDONLY));
const shell = program(({ execvp }) => execvp("sh", ["sh", "-c", "true; spell-creat"]));
const ways = { "by its name": byName, "by its path": byPath, "by a shell": shell };
const other = program(({ execvp }) => execvp("true", ["true"]));

describe("a reference program", () => {
  after(() => stopRunners());

  for (const [way, item] of Object.entries(ways)) {
    it(`that was run ${way} is told`, async () => {
      assert.deepEqual(await borrowed({ program: item }), { name: "spell-creat", ran: true });
    });
  }

  for (const [way, item] of Object.entries({ ...ways, "by its copy": copies })) {
    it(`that was refused ${way} is told`, async () => {
      const refused = { name: "spell-creat", ran: false };
      assert.deepEqual(await borrowed({ program: item }, "alice"), refused);
    });
  }

  it("that the arguments name is lent", async () => {
    const start = { program: byName, argv: ["spell-creat"] };
    assert.deepEqual([await borrowed(start), await borrowed(start, "alice")], [null, null]);
  });

  it("did not run where a process was killed as it looked for a command", async () => {
    const seen = await run(byPath);
    for (const call of seen.record.calls) call.end = null;
    assert.equal(borrowedIn(seen, byPath), null);
  });

  it("is nobody's when ours runs it, or none is run", async () => {
    assert.equal(await borrowed({ program: byName, trusted: true }), null);
    assert.equal(await borrowed({ program: other }, "alice"), null);
  });
});

async function borrowed(start: Start, apart?: string): Promise<Borrowed | null> {
  const seen = await run(start, apart === undefined ? {} : { apart });
  return borrowedIn(seen, start);
}

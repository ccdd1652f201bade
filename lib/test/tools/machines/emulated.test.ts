// Machines that are emulated: what can be said without booting one, and in a thorough test what one does.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLog } from "../../../ground/child.mjs";
import { processes, tellOf } from "../../../ground/processes.mjs";
import { makeBase, NoRoom } from "../../../tools/machines/base.ts";
import { whyNoMachine } from "../../../tools/machines/emulated.ts";
import { machines } from "../../../tools/machines/folders.ts";
import { writeMemoryFiles } from "../../../tools/machines/memory-files.ts";
import { openRoom } from "../../../tools/machines/open.ts";
import { whyNoRoom } from "../../../tools/machines/requirements.ts";
import { bases, rooms } from "../../../tools/machines/rooms.ts";
import { isAsExpected } from "../../../tools/machines/table.ts";
import type { OpenRoom, Room } from "../../../tools/machines/types.ts";
import { visit } from "../../../tools/machines/visit.ts";
import { thorough } from "../../thorough.ts";

const emulated = rooms.filter(({ kernel }) => kernel !== "");
const [arm64] = emulated as [Room, ...Room[]];

describe("an emulated machine", function () {
  this.timeout(1_200_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "machine-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("has a kernel that comes with its Debian", () => {
    assert.ok(emulated.length >= 2);
    for (const { name, base, kernel } of emulated) {
      assert.ok(bases[base]?.architecture && bases[base].kernels?.includes(kernel), name);
    }
  });

  it("is skipped in a sentence where there is no qemu", async () => {
    const { PATH } = process.env;
    mkdirSync(machines, { recursive: true });
    process.env.PATH = folder;
    try {
      const seen = await visit({ ...arm64, name: "no-emulator" }, { confine: "", steps: [] });
      assert.match(seen.impossible, /^This room .*qemu-system-aarch64.*`apt-get install qemu-/);
      assert.ok(seen.skipped && !isAsExpected(seen));
    } finally {
      process.env.PATH = PATH;
    }
  });

  it("starts from files that cpio(1) reads, too", function () {
    const archive = join(folder, "initial.cpio");
    writeMemoryFiles(archive, [
      { name: "a/deep/file", content: Buffer.from("12345"), executable: false },
      { name: "init", content: Buffer.from("#!/bin/sh\n"), executable: true },
    ]);
    const input = readFileSync(archive);
    const unpacked = spawnSync("cpio", ["-idm", "--quiet"], { cwd: folder, input });
    if (unpacked.error) this.skip();
    assert.equal(`${unpacked.stderr}`, "");
    assert.equal(readFileSync(join(folder, "a", "deep", "file"), "utf8"), "12345");
    assert.equal(readFileSync(join(folder, "init"), "utf8"), "#!/bin/sh\n");
    execFileSync("test", ["-x", join(folder, "init")]);
  });

  (thorough ? describe : describe.skip)("that is open", () => {
    let open: OpenRoom;
    let log: string;
    before(async function () {
      const reason = whyNoRoom() ?? whyNoMachine();
      if (reason) return skip(this, reason);
      mkdirSync(machines, { recursive: true });
      await makeBase(arm64.base).catch((error) => {
        if (error instanceof NoRoom) return skip(this, error.message);
        throw error;
      });
    });
    beforeEach(async () => {
      const home = join(folder, "home");
      mkdirSync(join(home, arm64.checkout), { recursive: true });
      writeFileSync(join(home, "brought"), "from here");
      execFileSync("chown", ["-R", "1000:1000", home]);
      log = openLog(join(folder, "log"));
      open = await openRoom(arm64, { folder, home, confine: "", log });
    });
    afterEach(() => open?.close());

    it("does as it is told, as whom it is told, and says how it ended", async () => {
      const script = "uname -m; id -u; pwd; cat ../brought; echo >&2; echo; printf end; exit 7";
      const { status, said } = await open.run(["sh", "-c", script]);
      const expected = ["aarch64", "1000", "/home/learner/course", "from here", "", "end"];
      assert.deepEqual({ status, said }, { status: 7, said: expected });
      assert.deepEqual((await open.run(["id", "-u"], "root")).said, ["0"]);
      assert.equal((await open.run(["sh", "-c", "kill -9 $$"])).status, 128);
      const none = await open.run(["no-such-program"]);
      assert.deepEqual([none.status, none.said.length], [127, 1]);
      assert.match(readFileSync(log, "utf8"), /^\$ id -u\n0$/m);
    });

    it("tells what was written, and by whom nobody waits", async () => {
      const before = await open.written();
      await open.run(["sh", "-c", "touch /var/tmp/left ~/left; setsid true & exit"]);
      const after = (await open.written()).filter((file) => !before.includes(file));
      assert.deepEqual(after.sort(), ["/var/tmp/left", "in the home: left"]);
      const { said } = await open.run(["ps", "-eo", "stat="]);
      assert.ok(!said.some((state) => state.startsWith("Z")), said.join(" "));
    });

    it("is gone when it is closed, and so is what was asked of it", async () => {
      const running = open.run(["sleep", "1000"]);
      assert.equal(emulators().length, 1);
      await open.close();
      assert.equal((await running).status, 128);
      assert.equal(emulators().length, 0);
    });

    /** Those whose disk is in our folder. */
    const emulators = (): number[] =>
      processes().filter((pid) => {
        const command = tellOf(pid, "cmdline");
        return command.startsWith("qemu-system-") && command.includes(folder);
      });
  });
});

function skip(test: Mocha.Context, reason: string): never {
  process.stderr.write(`${reason}\n`);
  return test.skip();
}

// The course on Debian 13 as it comes, and on the same machine where a container runtime or Ubuntu forbids namespaces.
// All rooms: npm run machines.
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { root } from "../../../ground/place.mjs";
import { hasSolutions } from "../../../tools/machines/checkout.ts";
import { makeConfine } from "../../../tools/machines/confine.ts";
import { machines } from "../../../tools/machines/folders.ts";
import { Homes } from "../../../tools/machines/homes.ts";
import { whyNoRoom } from "../../../tools/machines/requirements.ts";
import { rooms } from "../../../tools/machines/rooms.ts";
import { ask, grade, lessons, type Step, setUp } from "../../../tools/machines/steps.ts";
import { isAsExpected, markdown } from "../../../tools/machines/table.ts";
import type { Room, Visit } from "../../../tools/machines/types.ts";
import { visit } from "../../../tools/machines/visit.ts";
import { thorough } from "../../thorough.ts";
import { which } from "../checkout.ts";

describe("the course on another machine", function () {
  this.timeout(1_200_000);
  const homes = new Homes();
  let home: string;
  let confine: string;

  before(async function () {
    const reason = whyNoRoom();
    if (reason) skip(this, reason);
    mkdirSync(machines, { recursive: true });
    confine = await makeConfine();
    home = homes.take(roomOf("debian-13")).home;
  });
  after(() => homes.remove());

  // A learner's copy has nothing to hand in.
  const graded = hasSolutions() ? [grade] : [];
  const others = [ask, ...graded];
  const visits: [name: string, steps: Step[]][] = [
    ["debian-13", [setUp, ask, lessons(() => ["00"]), ...graded]],
    ["container", others],
  ];
  // What the box does without these is held by the tests of its layers and of grading without isolation as well.
  if (thorough) visits.push(["no-uid-map", others], ["read-only-proc-sys", others]);
  for (const [name, steps] of visits) {
    it(`${name}: ${roomOf(name).about}`, async function () {
      const seen = await see(this, name, steps);
      assert.ok(isAsExpected(seen), markdown([seen]));
    });
  }

  it("tells what was left behind", async function () {
    const { left } = await see(this, "debian-13", [litter]);
    const kinds = [
      /^process \d+ \(S \(sleeping\)\) sleep 1000$/,
      /^System V shared memory segment 0 /,
      /^POSIX shared memory or semaphore \/dev\/shm\/left$/,
      /^\/tmp\/left$/,
      /^in the checkout: \?\? left$/,
      /^\/var\/tmp\/left$/,
      /^in the home: left$/,
    ];
    for (const kind of kinds) assert.ok(left.some(kind.test, kind), `${kind}\n${left.join("\n")}`);
  });

  it("is refused in a sentence where there is no debootstrap", async () => {
    const PATH = join(home, "bin");
    mkdirSync(PATH);
    for (const tool of ["unshare", "true"]) symlinkSync(`${which(tool)}`, join(PATH, tool));
    const command = [join(root, "lib", "tools", "machines", "command.ts"), "--only", "debian-13"];
    const done = await execa(process.execPath, command, { reject: false, env: { PATH } });
    assert.deepEqual({ exitCode: done.exitCode, stdout: done.stdout }, { exitCode: 1, stdout: "" });
    assert.match(
      done.stderr,
      /^Rooms are made with debootstrap.*`apt-get install debootstrap`.*\.$/,
    );
  });

  /** What this machine alone is to blame for is not a fault of the course. */
  async function see(test: Mocha.Context, name: string, steps: Step[]): Promise<Visit> {
    const seen = await visit(roomOf(name), { confine, home, steps });
    if (seen.skipped) skip(test, seen.impossible);
    return seen;
  }
});

function skip(test: Mocha.Context, reason: string): never {
  process.stderr.write(`${reason}\n`);
  return test.skip();
}

function roomOf(name: string): Room {
  return rooms.find((room) => room.name === name) as Room;
}

/** Leaves one thing of each kind. */
const litter: Step = {
  name: "litter",
  take: async (_, open) => {
    const files = "/tmp/left /var/tmp/left /dev/shm/left ~/left left";
    const script = `setsid sleep 1000 >/dev/null 2>&1 & ipcmk -M 1; touch ${files}`;
    const { seconds } = await open.run(["sh", "-c", script]);
    return { right: true, done: true, seconds, sentence: "" };
  },
};

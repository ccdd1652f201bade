// What is missing is said in one sentence with the command that cures it. The lack is real wherever a lack can be made:
// a PATH without the program, a network namespace without a network, a file system without room.
import assert from "node:assert/strict";
import { realpathSync } from "node:fs";
import { join } from "node:path";
import { venv } from "../../../ground/place.mjs";
import { Checkout, canUnshare, which } from "../checkout.ts";

/** npm and uv try again after pauses of many seconds, which nobody needs to sit through here. */
const withoutNetwork = [
  "unshare",
  "-rn",
  which("env") ?? "env",
  "npm_config_fetch_retries=0",
  "UV_HTTP_RETRIES=0",
];

describe("the set-up, when something is missing,", function () {
  this.timeout(400_000);
  let checkout: Checkout;
  beforeEach(() => {
    checkout = new Checkout();
  });
  afterEach(() => checkout.remove());

  /** One line, this one, and a status that says that it failed. */
  function assertSays(
    { status, said }: { status: number | null; said: string },
    sentence: RegExp,
  ): void {
    const lines = said
      .trim()
      .split("\n")
      .filter((line) => !/^[✓✗]|…$/.test(line));
    assert.match(lines.join("\n"), sentence);
    assert.equal(lines.length, 1, said);
    assert.equal(status, 1);
  }

  it("asks for Python", () => {
    assertSays(checkout.prepare(), /^No Python was found.*`sudo \w+ (install|-S) python.*`/);
  });

  it("asks for a newer Python", () => {
    const answer = { path: "/usr/bin/python3", version: "3.9.2", usual: true };
    checkout.addScript("python3", `echo '${JSON.stringify(answer)}'`);
    assertSays(checkout.prepare(), /^Python 3\.9\.2 at \/usr\/bin\/python3 is too old.*`sudo /);
  });

  it("asks for a usual Python", () => {
    const answer = { path: "/opt/python3.14t", version: "3.14.1", usual: false };
    checkout.addScript("python3", `echo '${JSON.stringify(answer)}'`);
    assertSays(
      checkout.prepare(),
      /^Python 3\.14\.1 at \/opt\/python3\.14t is not a 64-bit CPython.*`/,
    );
  });

  it("says that npm's registry cannot be reached", function () {
    if (!canUnshare("-rn")) this.skip();
    checkout.addPython();
    assertSays(checkout.prepare(withoutNetwork), /^(The npm registry|PyPI).*cannot be reached.*`/);
  });

  it("says that PyPI cannot be reached", function () {
    if (!canUnshare("-rn")) this.skip();
    checkout.borrow("node_modules");
    checkout.addPython();
    assertSays(checkout.prepare(withoutNetwork), /^PyPI \(pypi\.org\) cannot be reached.*`curl/);
  });

  it("asks for a C compiler when none can be fetched", function () {
    if (!canUnshare("-rn")) this.skip();
    checkout.borrow("node_modules");
    checkout.addScript("python3", `exec ${realPython()} "$@"`);
    checkout.run(["-e", emptyVenv]);
    assertSays(
      checkout.run(["lib/tools/install/native.mjs"], ["unshare", "-rn"]),
      /^No C compiler.*`sudo .*gcc.*`/,
    );
  });

  it("says before it begins that the disk does not have enough room", function () {
    if (!canUnshare("-rm")) this.skip();
    checkout.addPython();
    const small = ["sh", "-c", onSmallDisk, "sh"];
    assertSays(
      checkout.prepare(["unshare", "-rm", ...small]),
      /^The disk has 0\.0 GB left.*`df -h /,
    );
  });

  it("says that the disk is full when it becomes so", function () {
    if (!canUnshare("-rm")) this.skip();
    checkout.borrow("node_modules");
    for (const tool of ["cc", "as", "ld"]) checkout.add(tool);
    const full = ["sh", "-c", onFullDisk, "sh"];
    const done = checkout.run(["lib/tools/install/native.mjs"], ["unshare", "-rm", ...full]);
    assertSays(done, /^The disk is full.*`df -h /);
  });

  it("says that the checkout cannot be written", function () {
    if (!canUnshare("-rm")) this.skip();
    const script = 'mount --bind -o ro . . && cd "$PWD" && exec "$@"';
    const done = checkout.prepare(["unshare", "-rm", "sh", "-c", script, "sh"]);
    assertSays(done, /cannot be written by you: .*`git clone /);
  });
});

function realPython(): string {
  return `'${realpathSync(join(venv, "bin", "python"))}'`;
}

const emptyVenv = `child_process.spawnSync("python3", ["-m", "venv", "--without-pip", ".venv"])`;

/** Moves to a copy of the checkout on a file system of 20 MB, and runs the command that follows there. */
const onSmallDisk =
  'mount -t tmpfs -o size=20m none ../small && cp -a . ../small && cd ../small && exec "$@"';
const onFullDisk = onSmallDisk
  .replace("exec", "{ cat /dev/zero >zeros 2>/dev/null; exec")
  .concat("; }");

// The set-up that was cut off, that is stale, or that runs twice at once.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Checkout, which } from "../checkout.ts";

describe("the set-up, run again,", function () {
  this.timeout(400_000);
  let checkout: Checkout;
  beforeEach(() => {
    checkout = new Checkout();
    checkout.borrow("node_modules");
    for (const tool of ["cc", "as", "ld"]) checkout.add(tool);
  });
  afterEach(() => checkout.remove());

  const library = () => join(checkout.path, "native", "build", "calls.so");
  const build = () => {
    // Where the machine has no compiler, the set-up has brought one.
    if (!which("cc") && !existsSync(join(checkout.path, ".venv")))
      for (const made of [".venv", ".cache/zig"]) checkout.borrow(made);
    return checkout.run(["lib/tools/install/native.mjs"]);
  };

  it("makes nothing again that is up to date with its sources", () => {
    assert.equal(build().status, 0);
    const { mtimeMs } = statSync(library());
    const { status, said } = build();
    assert.deepEqual({ status, said }, { status: 0, said: "" });
    assert.equal(statSync(library()).mtimeMs, mtimeMs);
  });

  it("makes again what a pull has changed, whatever the dates of the files say", () => {
    build();
    const before = statSync(library());
    const [source = ""] = readdirSync(join(checkout.path, "native", "calls")).filter((f) =>
      f.endsWith(".c"),
    );
    appendFileSync(join(checkout.path, "native", "calls", source), "/* changed */\n");
    assert.match(build().said, /✓ the native code/);
    assert.notEqual(
      statSync(library()).ino,
      before.ino,
      "a new file, so that a kernel keeps its own",
    );
  });

  it("makes again what was cut off before it was whole", () => {
    build();
    for (const name of readdirSync(join(checkout.path, "native", "build"))) {
      if (name.endsWith(".stamp")) rmSync(join(checkout.path, "native", "build", name));
    }
    writeFileSync(library(), "half");
    assert.equal(build().status, 0);
    assert.ok(statSync(library()).size > 1000);
  });

  it("removes a Python environment that was not finished, and the temporary files of the one that was killed", () => {
    const left = join(checkout.path, ".venv", "bin");
    const temporary = join(checkout.path, ".cache", "tmp", "left");
    mkdirSync(left, { recursive: true });
    mkdirSync(temporary, { recursive: true });
    writeFileSync(join(left, "python"), "half");
    // A Python that seems to be able to, and fails: nothing but the removal happens.
    const able = { path: "python3", version: "3.12.0", usual: true };
    checkout.addScript("python3", `test "$1" = -c && echo '${JSON.stringify(able)}'`);
    const { status, said } = checkout.prepare();
    assert.equal(status, 1);
    assert.match(said, /Making the Python environment \.venv failed and .*`less '.*python\.log'`/);
    assert.equal(existsSync(left), false);
    assert.equal(existsSync(temporary), false);
  });

  it("waits for another one in the same checkout", async () => {
    const cache = join(checkout.path, ".cache");
    mkdirSync(cache);
    const other = spawn("flock", [join(cache, "lock"), "sh", "-c", "echo locked; read line"]);
    await once(other.stdout, "data");
    const second = checkout.start(["lib/tools/install/bootstrap.cjs", "prepare"]);
    assert.match(
      await line(second),
      /^Another set-up of this checkout is running; waiting for it …/,
    );
    other.stdin.end("\n");
    // Its turn has come; without a Python it ends with the next sentence.
    assert.match(await line(second), /^No Python was found/);
    assert.deepEqual(await once(second, "close"), [1, null]);
  });
});

async function line(process: ChildProcess): Promise<string> {
  const [data] = await once(process.stderr ?? process, "data");
  return String(data);
}

// The Python packages of the course, into a checkout of its own, from what this machine has downloaded already.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { environment, root } from "../../../ground/place.mjs";
import { Checkout, which } from "../checkout.ts";

/** What this machine's own settings could say to uv: each of these alone would be the end of it. */
const settings = [
  "UV_PYTHON=2.7",
  "UV_FIND_LINKS=/nowhere",
  "UV_CONSTRAINT=/nowhere",
  "UV_OFFLINE=",
];

describe("the Python packages", function () {
  this.timeout(400_000);
  let checkout: Checkout;
  before(() => {
    checkout = new Checkout();
    mkdirSync(join(checkout.path, ".cache"));
    // Downloads may be deleted at any time.
    mkdirSync(join(root, ".cache", "uv"), { recursive: true });
    checkout.borrow(join(".cache", "uv"));
    checkout.addPython();
    const own = join(checkout.path, "config", "uv");
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "uv.toml"), "no-such-setting = true\n");
    const env = which("env") ?? "env";
    const places = ["HOME=/proc/nobody", `XDG_CONFIG_HOME=${own}/..`, "TMPDIR=/nowhere"];
    const { status, said } = checkout.install("Python", [env, ...places, ...settings]);
    assert.equal(status, 0, said);
  });
  after(() => checkout.remove());

  const run = (name: string, ...args: string[]): string =>
    execFileSync(join(checkout.path, ".venv", "bin", name), args, {
      env: { ...environment(), PATH: checkout.bin },
      encoding: "utf8",
    });

  it("need no pip, no home, no /tmp, and no settings of the machine's", () => {
    assert.equal(
      run("python", "-c", "import jupyterlab; print(jupyterlab.__name__)"),
      "jupyterlab\n",
    );
    assert.ok(!existsSync(join(checkout.path, ".venv", "bin", "pip")));
  });

  it("come with commands that find their Python in a path with spaces", () => {
    assert.match(run("jupyter-nbconvert", "--version"), /^7\./);
    assert.ok(run("jupyter", "--paths").includes(join(checkout.path, ".venv")));
  });

  it("are made of a Python that stays when they go, even where theirs is the first on the PATH", () => {
    const url = pathToFileURL(join(root, "lib", "tools", "install", "interpreter.mjs"));
    const code = `console.log((await import("${url}")).findPython())`;
    const PATH = `${join(checkout.path, ".venv", "bin")}:${process.env.PATH}`;
    const node = [process.execPath, ["--input-type=module", "-e", code]] as const;
    const found = execFileSync(...node, { env: { ...process.env, PATH }, encoding: "utf8" }).trim();
    assert.ok(existsSync(found) && !found.startsWith(checkout.path), found);
  });

  it("are compiled, so that the first start need not do it", () => {
    const code =
      "import importlib.util as u, os, tornado; print(os.path.exists(u.cache_from_source(tornado.__file__)))";
    assert.equal(run("python", "-c", code), "True\n");
  });
});

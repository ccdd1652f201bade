// Each lock of Python packages has a wheel of every package for both processors, under the oldest and the newest Python
// that the course knows: nothing is ever compiled. uv says so without installing anything.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { NO_NETWORK } from "../../../ground/diagnosis.mjs";
import { cache, environment, root, temporary, venv } from "../../../ground/place.mjs";
import { trustMachine } from "../../../tools/install/trust.mjs";

const run = promisify(execFile);
const platforms = ["x86_64-manylinux_2_34", "aarch64-manylinux_2_34"];
/** And the oldest Python that each is for. */
const locks: [file: string, oldest: string][] = [
  ["notebooks/requirements.txt", "3.10"],
  ["notebooks/site/requirements.txt", "3.10"],
  ["native/requirements.txt", "3.10"],
  ["grading/requirements.txt", "3.11"],
];

describe("the locks of the Python packages", function () {
  this.timeout(300_000);
  for (const [file, oldest] of locks) {
    for (const platform of platforms) {
      it(`have wheels for ${platform}: ${file}`, async function () {
        for (const python of [oldest, "3.14"]) {
          const said = await tryInstalling(file, python, platform);
          if (NO_NETWORK.test(said)) this.skip();
          assert.match(said, /^Would install \d+ packages?$/m, said);
        }
      });
    }
  }

  it("are seen to lack one where there is none", async function () {
    const said = await tryInstalling("native/requirements.txt", "3.10", "wasm32-pyodide2024");
    if (NO_NETWORK.test(said)) this.skip();
    assert.doesNotMatch(said, /^Would install/m);
  });
});

async function tryInstalling(file: string, python: string, platform: string): Promise<string> {
  const uv = [join(root, "lib", "tools", "install", "uv.py"), join(cache, "uv")];
  const options = ["--dry-run", "--require-hashes", "--only-binary=:all:", "--color=never"];
  const machine = [`--python-version=${python}`, `--python-platform=${platform}`];
  const target = ["--python", join(venv, "bin", "python"), `--target=${join(temporary, "none")}`];
  const args = [...uv, "pip", "install", ...options, ...machine, ...target, "-r", join(root, file)];
  const env = { ...environment(), ...trustMachine(), TMPDIR: temporary } as NodeJS.ProcessEnv;
  const done = await run(join(venv, "bin", "python"), args, { env }).catch((error) => error);
  return `${done.stdout}${done.stderr}`;
}

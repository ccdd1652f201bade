// Every npm that a machine with Node 20 may have reads the lock. npm 9.2 is Debian's.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { NO_NETWORK } from "../../../ground/diagnosis.mjs";
import { cache } from "../../../ground/place.mjs";
import { npm } from "../../../tools/install/modules.mjs";
import { Checkout } from "../checkout.ts";

describe("the lock of the npm packages", function () {
  this.timeout(400_000);
  let checkout: Checkout;
  before(() => {
    checkout = new Checkout();
  });
  after(() => checkout.remove());

  for (const version of ["9.0.0", "9.2.0"]) {
    it(`is read by npm ${version}`, function () {
      const { status, said } = install(version);
      if (NO_NETWORK.test(said)) this.skip();
      assert.equal(status, 0, said);
      assert.match(said, /added \d{3} packages/);
    });
  }

  it("is refused by npm when package.json asks for something else", function () {
    checkout.edit("package.json", (text) => text.replace(/"execa": "[^"]+"/, '"execa": "9.0.0"'));
    const { status, said } = install("9.2.0");
    if (NO_NETWORK.test(said)) this.skip();
    assert.notEqual(status, 0);
    assert.match(said, /in sync/);
  });

  /** What `npm ci` of that version would do in the checkout. The npm that runs us fetches it, once. */
  function install(version: string): { status: number | null; said: string } {
    const [file, ...first] = npm();
    const store = `--cache=${join(cache, "test", "npm")}`;
    const exec = ["exec", "--yes", "--prefer-offline", store, `--package=npm@${version}`];
    const dry = ["ci", "--dry-run", "--ignore-scripts", "--no-audit", "--no-fund"];
    const options = { cwd: checkout.path, encoding: "utf8" } as const;
    const done = spawnSync(file, [...first, ...exec, "--", "npm", ...dry], options);
    return { status: done.status, said: `${done.stdout}${done.stderr}` };
  }
});

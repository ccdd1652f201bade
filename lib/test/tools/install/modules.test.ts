// Which of npm's packages are there: learners need fewer than whoever changes the course.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../../../ground/place.mjs";
import { Checkout } from "../checkout.ts";

/** Of each package that comes in one for each processor, this one's. */
const ofThisMachine = Object.entries(lockedPackages())
  .filter(([, { cpu, libc }]) => [cpu].flat().includes(process.arch) && libc?.[0] !== "musl")
  .filter(([, { os }]) => [os].flat().includes("linux"))
  .map(([path]) => path);

describe("the npm packages", function () {
  this.timeout(60_000);
  let checkout: Checkout;
  beforeEach(() => {
    checkout = new Checkout();
    mkdirSync(join(checkout.path, "node_modules", ".bin"), { recursive: true });
    for (const tool of ["mkdir", "ln"]) checkout.add(tool);
    checkout.addScript(
      "npm",
      `echo "npm $1" >&2; echo '#!' >node_modules/.bin/node; mkdir -p ${ofThisMachine.join(" ")}`,
    );
  });
  afterEach(() => checkout.remove());

  /** Runs code with the module that installs them; npm is one that brings nothing. */
  function run(code: string): string {
    const imports = `import { installModules, modulesAreFresh } from "./lib/tools/install/modules.mjs";
import { checkPlace } from "./lib/ground/place.mjs"; checkPlace(true); delete process.env.npm_execpath;`;
    return checkout.run(["--input-type=module", "-e", `${imports}${code}`]).said;
  }
  const ask = `console.log("fresh", modulesAreFresh(false), modulesAreFresh(true));`;

  it("for learners are not enough to change the course", () => {
    const said = run(`await installModules(0, false); ${ask}`);
    assert.match(said, /^fresh true false$/m);
    assert.match(run(ask), /^fresh true false$/m);
  });

  it("for changing the course are enough for learners", () => {
    assert.match(run(`await installModules(0, true); ${ask}`), /^fresh true true$/m);
  });

  it("are taken away first, except for those that learners have", () => {
    const said = run("await installModules(0, true); await installModules(0, false);");
    const added = run("await installModules(0, true);");
    const log = readFileSync(join(checkout.path, ".cache", "log", "npm.log"), "utf8");
    assert.match(log, /^npm install$/m, said + added);
    run(`await installModules(0, false);`);
    assert.match(
      readFileSync(join(checkout.path, ".cache", "log", "npm.log"), "utf8"),
      /^npm ci$/m,
    );
  });

  it("have their Node where an npm took the link to it away", () => {
    const own = `node_modules/node-linux-${process.arch}/bin`;
    const bring = `mkdir -p ${ofThisMachine.join(" ")} ${own}; echo '#!' >${own}/node`;
    checkout.addScript("npm", `${bring}; ln -s gone node_modules/.bin/node`);
    assert.match(run(`await installModules(0, true); ${ask}`), /^fresh true true$/m);
    const node = join(checkout.path, "node_modules", ".bin", "node");
    assert.equal(realpathSync(node), join(realpathSync(checkout.path), own, "node"));
    assert.ok(statSync(node).mode & 0o100);
  });

  // Such a package is optional, and npm says nothing when it could not fetch it.
  for (const path of ofThisMachine) {
    it(`are not complete without ${basename(path)}`, () => {
      const others = ofThisMachine.filter((one) => one !== path);
      checkout.addScript("npm", `mkdir -p ${others.join(" ")}`);
      const said = run(
        `await installModules(0, true).catch(({ message }) => console.log(message));`,
      );
      assert.match(said, new RegExp(`^npm left out ${basename(path)}, .*\`npm ping\`.*\\.$`, "m"));
      assert.match(run(ask), /^fresh false false$/m);
    });
  }
});

interface Locked {
  os?: string | string[];
  cpu?: string | string[];
  libc?: string[];
}

function lockedPackages(): Record<string, Locked> {
  return JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
}

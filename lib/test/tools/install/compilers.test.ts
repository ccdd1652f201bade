// The box is made by whichever compiler a machine has: each that is here makes one, and zig, which every machine can
// have. It must do the same with all of them; so must one that is built to die of what the language leaves undefined.
import assert from "node:assert/strict";
import { cpSync, globSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { basename, join } from "node:path";
import { cache, root } from "../../../ground/place.mjs";
import { bringZig } from "../../../tools/install/compiler.mjs";
import { Checkout, which } from "../checkout.ts";

const shared = "3SIGTERM";
const left = [1, 1, 1, "left", "/dev/mqueue/left"];
const expected = [
  { programs: [{ ended: 0, wrote: shared }], left },
  { programs: [{ ended: 0, wrote: shared }], left },
  { programs: [{ ended: 3, wrote: "" }], left: [0, 0, 0] },
];

describe("the box, made by", function () {
  this.timeout(900_000);
  let checkout: Checkout;
  let zig: string[];

  before(async () => {
    zig = await bringZig("zig, which the tests compile with");
  });
  beforeEach(() => {
    checkout = new Checkout();
    for (const folder of ["zig", "uv"]) {
      mkdirSync(join(cache, folder), { recursive: true });
      checkout.borrow(join(".cache", folder));
    }
    for (const folder of ["node_modules", ".venv"]) checkout.borrow(folder);
    for (const folder of ["native/box", "lib/dist", "lib/test/tools/install/every-kind.ts"]) {
      cpSync(join(root, folder), join(checkout.path, folder), { recursive: true });
    }
  });
  afterEach(() => checkout.remove());

  /** Makes it, with the compiler that the set-up finds, and runs the programs in it. */
  function assertWorks(): void {
    const built = checkout.run(["lib/tools/install/native.mjs"]);
    assert.equal(built.status, 0, built.said);
    const { said } = checkout.run(["lib/test/tools/install/every-kind.ts"]);
    assert.deepEqual(read(said), { told: expected, cut: "ERR_MEMORY_FAULT" });
  }

  // All other tests are of the box that cc has made.
  for (const compiler of ["gcc", "clang"].flatMap((name) => which(name) ?? [])) {
    if (realpathSync(compiler) === realpathSync(which("cc") ?? "/")) continue;
    it(basename(compiler), () => {
      checkout.addScript("cc", `exec ${compiler} "$@"`);
      assertWorks();
    });
  }

  it("zig, for every C library from the oldest on", () => {
    for (const folder of ["kernel", "guard", "peers", "bench"]) {
      cpSync(join(root, "native", folder), join(checkout.path, "native", folder), {
        recursive: true,
      });
    }
    assertWorks();
    const made = globSync("native/build/{*.so,*/*}", { cwd: checkout.path });
    assert.ok(made.length > 30, made.join(" "));
    for (const file of made) {
      const text = readFileSync(join(checkout.path, file), "latin1");
      const wanted = [...text.matchAll(/GLIBC_2\.(\d+)/g)].map(([, minor]) => Number(minor));
      assert.ok(
        wanted.length > 0 && Math.max(...wanted) <= 34,
        `${file}: 2.${Math.max(...wanted)}`,
      );
    }
  });

  it("zig, with a trap for what is undefined", () => {
    const quoted = zig.map((word) => `'${word}'`).join(" ");
    checkout.addScript("cc", `exec ${quoted} -fsanitize=undefined -fsanitize-trap=undefined "$@"`);
    assertWorks();
    // Where it jumps from one stack to another, what such a build puts for longjmp fails by chance.
    const box = readFileSync(join(checkout.path, "native", "build", "box.so"), "latin1");
    assert.doesNotMatch(box, /__longjmp_chk/);
  });
});

/** What is not JSON says what went wrong. */
function read(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return said;
  }
}

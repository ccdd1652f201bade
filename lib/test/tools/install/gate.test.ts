// The gate on machines that it must turn away. Such a machine is played by a module that is loaded first and changes
// what Node says of itself; that an old Node can read the gate at all is held by a parser of that time's language.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "acorn";
import { root } from "../../../ground/place.mjs";
import { Checkout } from "../checkout.ts";

const gate = join(root, "lib", "tools", "install", "bootstrap.cjs");

/** No emulation: a virtual machine has the Mac's own processor. */
const MAC =
  /Linux kernel.*macOS.*virtual machine.*`brew install lima && limactl start --name=course --mount-none template:debian-13 && limactl shell course`/;

describe("the gate", () => {
  it("is written in the JavaScript that Node 10 reads", () => {
    // import() is newer than the rest by its year only: Node 10 reads it, and does not get there.
    const text = readFileSync(gate, "utf8").replaceAll("import(", "load(");
    assert.ok(text.includes("load("));
    const words = readFileSync(join(root, "lib", "words", "gate.cjs"), "utf8");
    for (const one of [text, words]) parse(one, { ecmaVersion: 2015, sourceType: "script" });
  });

  const machines: [string, object, RegExp][] = [
    [
      "an old Node",
      { version: "v18.20.4" },
      /^Node v18\.20\.4 at \S+ is too old.*20 or newer.*`curl/,
    ],
    ["a very old Node", { version: "v0.12.18" }, /^Node v0\.12\.18 at/],
    ["macOS on Intel", { platform: "darwin", arch: "x64" }, MAC],
    ["macOS on an Apple processor", { platform: "darwin", arch: "arm64" }, MAC],
    ["Windows", { platform: "win32" }, /Linux kernel.*`wsl --install`/],
    ["FreeBSD", { platform: "freebsd" }, /Linux kernel.*freebsd.*virtual machine/],
    ["a RISC-V", { arch: "riscv64" }, /x64.*arm64.*riscv64.*`ssh -L .*Codespace/],
    ["a 32-bit Node", { arch: "ia32" }, /64-bit system.*ia32.*64-bit Node/],
    ["a 32-bit ARM", { arch: "arm" }, /64-bit system.*arm.*32-bit.*Raspberry Pi OS 64-bit/],
    ["musl", { report: "({ getReport: () => ({ header: {} }) })" }, /GNU C library.*musl.*glibc/],
  ];
  for (const [name, change, sentence] of machines) {
    it(`turns away ${name} with one sentence`, () => {
      const play = Object.entries(change).map(([what, value]) => {
        const given =
          typeof value === "string" && !value.startsWith("(") ? JSON.stringify(value) : value;
        return `Object.defineProperty(process, "${what}", { value: ${given} });`;
      });
      const code = `${play.join(" ")} process.argv.splice(1, 0, ${JSON.stringify(gate)}); require(${JSON.stringify(gate)});`;
      const done = spawnSync(process.execPath, ["-e", code, "prepare"], { encoding: "utf8" });
      assert.match(done.stderr, sentence);
      assert.equal(done.stderr.trim().split("\n").length, 1, done.stderr);
      assert.equal(done.stdout, "");
      assert.equal(done.status, 1);
    });
  }

  for (const arch of ["x64", "arm64"]) {
    it(`lets ${arch} pass`, () => {
      const checkout = new Checkout();
      try {
        const code = `Object.defineProperty(process, "arch", { value: "${arch}" }); process.argv.splice(1, 0, "./lib/tools/install/bootstrap.cjs"); require("./lib/tools/install/bootstrap.cjs");`;
        // The set-up itself misses something: there is no Python.
        assert.match(checkout.run(["-e", code, "prepare"]).said, /No Python was found/);
      } finally {
        checkout.remove();
      }
    }).timeout(60_000);
  }
});

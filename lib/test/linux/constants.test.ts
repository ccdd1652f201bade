// Every number that lib/linux has, beside the C library's and the kernel's own, on each architecture.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { globSync } from "node:fs";
import { join } from "node:path";
import type { Architecture } from "../../linux/architecture.ts";
import { errnoName, errnoNumber } from "../../linux/errno.ts";
import { asserts, compilerFor, errorsOf } from "./headers.ts";

const here = join(import.meta.dirname, "..", "..", "linux", "constants");
const INCLUDES =
  "errno.h fcntl.h limits.h mqueue.h netdb.h netinet/in.h netinet/tcp.h poll.h sched.h signal.h sys/epoll.h sys/eventfd.h sys/file.h sys/ioctl.h sys/ipc.h sys/mman.h sys/msg.h sys/prctl.h sys/resource.h sys/sem.h sys/shm.h sys/socket.h sys/stat.h sys/un.h sys/wait.h termios.h time.h unistd.h linux/close_range.h linux/futex.h";
/** Only in the kernel's headers, which do not go with the C library's. */
const KERNEL = ["O_LARGEFILE", "IPC_64"];
/** A function to a program; the library keeps the first two of the kernel's to itself. */
const WRITTEN: Record<string, string> = { SIGRTMIN: "__SIGRTMIN + 2", SIGRTMAX: "__SIGRTMAX" };
/** Pointers; what no header has; and what grows from one header to the next. */
const UNPROVEN = ["SIG_DFL", "SIG_IGN", "SOCK_TYPE_MASK", "FUTEX_CMD_MASK"];
/** Headers of older systems do not have them yet. */
const YOUNG = ["MFD_NOEXEC_SEAL", "MFD_EXEC"];

for (const architecture of ["x64", "arm64"] as const) {
  describe(`the constants on ${architecture}`, function () {
    this.timeout(120_000);
    let compiler: string[];
    let constants: Record<string, number>;

    before(async function () {
      const found = await compilerFor(architecture);
      if (found === null) {
        console.log(`      skipped: no compiler here has the headers of ${architecture}`);
        this.skip();
      }
      compiler = found;
      constants = constantsOn(architecture);
    });

    it("are the C library's", async () => {
      const others = [...KERNEL, ...UNPROVEN];
      const names = Object.keys(constants).filter((name) => !others.includes(name));
      const lines = names.flatMap((name) => {
        const line = asserts(WRITTEN[name] ?? name, constants[name] as number);
        return YOUNG.includes(name) ? [`#ifdef ${name}`, line, "#endif"] : [line];
      });
      assert.ok(lines.length > 300);
      assert.deepEqual(await errorsOf(compiler, `constants-${architecture}`, source(lines)), []);
    });

    it("are the kernel's", async () => {
      const differing = ["O_DIRECT", "O_DIRECTORY", "O_NOFOLLOW"];
      const lines = [...KERNEL, ...differing].map((name) =>
        asserts(name, constants[name] as number),
      );
      const text = ["#include <asm/fcntl.h>", "#include <linux/ipc.h>", ...lines, ""].join("\n");
      assert.deepEqual(await errorsOf(compiler, `kernel-${architecture}`, text), []);
    });

    it("have the errors by their numbers", async () => {
      const lines: string[] = [];
      for (let number = 1; number < 134; number++) {
        const name = errnoName(number);
        if (!name.startsWith("errno")) lines.push(asserts(name, number));
      }
      for (const name of ["EWOULDBLOCK", "EDEADLOCK", "ENOTSUP"])
        lines.push(asserts(name, errnoNumber(name)));
      assert.equal(lines.length, 134);
      assert.deepEqual(await errorsOf(compiler, `errno-${architecture}`, source(lines)), []);
    });

    it("would be told apart from a wrong one", async () => {
      const [error = "", ...more] = await errorsOf(
        compiler,
        `wrong-${architecture}`,
        source([asserts("O_CREAT", 0o101), asserts("O_EXCL", 0o200)]),
      );
      assert.match(error, /O_CREAT is not 65/);
      assert.deepEqual(more, []);
    });
  });
}

function source(lines: string[]): string {
  const includes = INCLUDES.split(" ").map((file) => `#include <${file}>`);
  return [...includes, ...lines, ""].join("\n");
}

/** As they are where Node says that this is the machine's architecture. */
function constantsOn(architecture: Architecture): Record<string, number> {
  const files = globSync("*.ts", { cwd: here }).filter((file) => file !== "index.ts");
  const code = `
    Object.defineProperty(process, "arch", { value: ${JSON.stringify(architecture)} });
    const all = {};
    for (const file of ${JSON.stringify(files)}) Object.assign(all, await import(${JSON.stringify(`${here}/`)} + file));
    process.stdout.write(JSON.stringify(all));`;
  return JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" }),
  ) as Record<string, number>;
}

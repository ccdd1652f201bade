// Where members of structures are, beside the C library's headers on each architecture.
import assert from "node:assert/strict";
import { structuresOn } from "../../linux/structures.ts";
import { asserts, compilerFor, errorsOf } from "./headers.ts";

const INCLUDES =
  "fcntl.h mqueue.h netdb.h netinet/in.h poll.h stddef.h sys/ipc.h sys/msg.h sys/resource.h sys/sem.h sys/shm.h sys/socket.h sys/stat.h sys/time.h sys/uio.h sys/un.h time.h";
/** As older headers call them. */
const OLDER = "#define msg_cbytes __msg_cbytes";

for (const architecture of ["x64", "arm64"] as const) {
  describe(`the structures on ${architecture}`, function () {
    this.timeout(120_000);
    let compiler: string[];

    before(async function () {
      const found = await compilerFor(architecture);
      if (found === null) {
        console.log(`      skipped: no compiler here has the headers of ${architecture}`);
        this.skip();
      }
      compiler = found;
    });

    it("are the C library's", async () => {
      const lines = Object.entries(structuresOn(architecture)).flatMap(([name, structure]) => [
        asserts(`sizeof(struct ${name})`, structure.size),
        ...Object.entries(structure.members).flatMap(([member, { at, size }]) => [
          asserts(`offsetof(struct ${name}, ${member})`, at),
          asserts(`sizeof(((struct ${name} *)0)->${member})`, size),
        ]),
      ]);
      assert.ok(lines.length > 150, `${lines.length} lines`);
      assert.deepEqual(await errorsOf(compiler, `structures-${architecture}`, source(lines)), []);
    });

    it("would be told apart from wrong ones", async () => {
      const other = architecture === "x64" ? "arm64" : "x64";
      const { stat } = structuresOn(other);
      const errors = await errorsOf(
        compiler,
        `structures-wrong-${architecture}`,
        source([asserts("sizeof(struct stat)", stat?.size ?? 0)]),
      );
      assert.match(errors.join("\n"), /sizeof\(struct stat\) is not/);
    });
  });
}

function source(lines: string[]): string {
  const includes = INCLUDES.split(" ").map((file) => `#include <${file}>`);
  return [...includes, OLDER, ...lines, ""].join("\n");
}

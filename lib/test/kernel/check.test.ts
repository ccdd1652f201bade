// `check` in a cell: the public checks of an exercise, by a grader in another process.
import assert from "node:assert/strict";
import { type Client, type Executed, errorOf, resultOf } from "./client.ts";
import { sharedKernel } from "./shared.ts";

const wrong = `const twoWay = program(({ argv, pipe, fork, read, write, print }) => {
  const [r, w] = pipe();
  const [answer, reply] = pipe();
  if (fork() === 0) while (read(r, 9).length > 0) write(reply, "?");
  else { write(w, argv[0]); print(read(answer, 9)); read(answer, 9); }
});`;

describe("check in a cell", function () {
  this.timeout(240_000);
  let kernel: Client;
  before(async () => {
    kernel = await sharedKernel();
    const { reply } = await kernel.execute(`import { check, program } from "ipc";\n${wrong}`);
    assert.equal(reply.status, "ok", reply.evalue);
  });

  it("shows what was found, with the picture of the run, and gives the points", async () => {
    const cell = await kernel.execute('(await check("pipes/two-way", twoWay)).earned');
    assert.equal(resultOf(cell)["text/plain"], "1");
    const { html, text } = cardOf(cell);
    assert.match(text, /✓ There is a pipe for each direction: passed\n/);
    assert.match(
      text,
      /✗ Both processes come to their end: not passed\n {4}Expected: .*\n {4}What happened: The run got stuck/,
    );
    assert.match(
      text,
      /– The parent prints the child's answer: not judged yet \(“Both .* has to pass first\)/,
    );
    assert.match(html, /<svg [^>]*role="img"/);
    assert.match(html, /Hidden checks decide 2 more/);
  });

  it("says of a stub that it is one, without a run", async () => {
    const stub = "await check('pipes/two-way', program(() => {\\n  // YOUR CODE HERE\\n}))";
    const cell = await kernel.execute(stub.replaceAll("\\n", "\n"));
    assert.match(cardOf(cell).text, /write your program where it says YOUR CODE HERE/);
  });

  it("refuses an exercise that is not there and a solution that is not one", async () => {
    const unknown = errorOf(await kernel.execute('await check("pipes/two", twoWay)'));
    assert.match(unknown.evalue, /There is no exercise "pipes\/two": there are pipes\/two-way/);
    const none = errorOf(await kernel.execute('await check("pipes/two-way", 7)'));
    assert.match(none.evalue, /is checked by a program: await check\("pipes\/two-way", twoWay\)/);
  });
});

function cardOf({ outputs }: Executed): { html: string; text: string } {
  const data = outputs.find(({ data }) => data?.["text/html"])?.data ?? {};
  return { html: String(data["text/html"]), text: String(data["text/plain"]) };
}

// What Jupyter's messaging specification asks of every kernel, seen by jupyter_client.
import assert from "node:assert/strict";
import type { Client, Executed } from "./client.ts";
import { sharedKernel } from "./shared.ts";

describe("the kernel's protocol", function () {
  this.timeout(240_000);
  let kernel: Client;
  before(async () => {
    kernel = await sharedKernel();
  });

  const ask = (type: string, content: object = {}, channel = "shell"): Promise<Executed> =>
    kernel.do({ do: "ask", type, content, channel });

  it("says what it is", async () => {
    const { reply, states } = await ask("kernel_info_request");
    assert.equal(reply.status, "ok");
    assert.equal(reply.implementation, "talking-processes");
    assert.equal(reply.language_info.name, "typescript");
    assert.equal(reply.language_info.file_extension, ".ts");
    assert.match(reply.protocol_version, /^5\.\d$/);
    assert.deepEqual(states, ["busy", "idle"]);
  });

  it("announces what it executes, and counts", async () => {
    const first = await kernel.execute("'one'");
    const second = await kernel.execute("'two'");
    assert.deepEqual(first.states, ["busy", "idle"]);
    const count = first.reply.execution_count;
    assert.deepEqual(second.outputs, [
      { type: "execute_input", code: "'two'", execution_count: count + 1 },
      {
        type: "execute_result",
        execution_count: count + 1,
        data: { "text/plain": "'two'" },
        metadata: {},
      },
    ]);
    assert.equal(second.reply.status, "ok");
    assert.equal(second.reply.execution_count, count + 1);
  });

  it("publishes nothing for a silent request, and does not count it", async () => {
    const before = await kernel.execute("0");
    const silent = await kernel.execute("console.log('unheard'); 1", { options: { silent: true } });
    const after = await kernel.execute("0");
    assert.deepEqual(silent.outputs, []);
    assert.equal(after.reply.execution_count, before.reply.execution_count + 1);
  });

  it("evaluates user expressions after the cell", async () => {
    const options = { user_expressions: { sum: "addend + 1", wrong: "nowhere" } };
    const { reply } = await kernel.execute("const addend = 41", { options });
    assert.equal(reply.user_expressions.sum.data["text/plain"], "42");
    assert.equal(reply.user_expressions.wrong.status, "error");
  });

  it("answers about comms, and closes one that nobody asked for", async () => {
    const { reply } = await ask("comm_info_request");
    assert.deepEqual(reply, { status: "ok", comms: {} });
    const content = { comm_id: "c1", target_name: "nobody", data: {} };
    const { outputs } = await kernel.do<Executed>({ do: "send", type: "comm_open", content });
    assert.deepEqual(outputs, [{ type: "comm_close", comm_id: "c1", data: {} }]);
  });

  it("remembers what was executed", async () => {
    await kernel.execute("'remember me'");
    const tail = await ask("history_request", { hist_access_type: "tail", n: 1 });
    assert.equal(tail.reply.history.length, 1);
    assert.equal(tail.reply.history[0][2], "'remember me'");
    const found = await ask("history_request", {
      hist_access_type: "search",
      pattern: "*member*",
      n: 5,
    });
    assert.equal(found.reply.history.at(-1)[2], "'remember me'");
  });

  for (const [code, status] of [
    ["const done = 1", "complete"],
    ["function open() {", "incomplete"],
    ["const wrong = = 1;", "invalid"],
  ] as const) {
    it(`finds ${code} ${status}`, async () => {
      assert.equal((await ask("is_complete_request", { code })).reply.status, status);
    });
  }

  it("answers on the control channel while a cell runs", async () => {
    const busy = await kernel.execute("console.log('looping'); while (true) {}", {
      interruptAt: "looping",
      askMeanwhile: "kernel_info_request",
    });
    assert.equal(busy.reply.status, "error");
  });
});

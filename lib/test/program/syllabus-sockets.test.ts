// The programs of the course that talk through a socket: P4.1, P4.2.
import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import { statesOf } from "../../record/replay.ts";

// As the course has it, except for the end: the server leaves after `clients` of them.
const server = program(
  ({ socket, bind, listen, accept, read, write, close, print, AF_INET, SOCK_STREAM }) => {
    const listening = socket(AF_INET, SOCK_STREAM);
    bind(listening, { address: "0.0.0.0", port: 7777 });
    listen(listening, 16);
    for (let i = 0; i < clients; i++) {
      const talk = accept(listening);
      const request = read(talk, 256);
      print(request, "\n");
      write(talk, Buffer.concat([Buffer.from("I got you!: "), request]));
      close(talk);
    }
    close(listening);
  },
  { clients: 1 },
);
declare const clients: number;

const client = program(({ socket, connect, write, read, close, print, AF_INET, SOCK_STREAM }) => {
  const talk = socket(AF_INET, SOCK_STREAM);
  connect(talk, { address: "127.0.0.1", port: 7777 });
  write(talk, "This is a socket communication!!");
  print(read(talk, 256), "\n");
  close(talk);
});

describe("the course's programs on sockets", () => {
  it("P4.1 answers P4.2", async () => {
    const result = await run({ server, client: { program: client, after: "server" } });
    assert.equal(result.programs.server?.stdout, "This is a socket communication!!\n");
    assert.equal(result.programs.client?.stdout, "I got you!: This is a socket communication!!\n");
    const names = result.record.calls
      .filter((c) => c.process === "P1" && !c.startup)
      .map((c) => c.name);
    assert.deepEqual(
      names,
      "socket bind listen accept read write write close close exit".split(" "),
    );
    const bind = result.record.calls.find((call) => call.name === "bind");
    assert.equal(bind?.args[1]?.text, "0.0.0.0:7777");
    const connect = result.record.calls.find((call) => call.name === "connect");
    assert.equal(connect?.args[1]?.text, "127.0.0.1:7777");
    const why = result.record.wakes.map((wake) => wake.why);
    assert.ok(why.includes("connection"), `${why}`);
  });

  it("P4.1 answers P4.2 from another machine, which has a loopback of its own", async () => {
    const far = program(
      ({ socket, connect, getsockname, write, read, attempt, print, AF_INET, SOCK_STREAM }) => {
        const nobody = attempt(() =>
          connect(socket(AF_INET, SOCK_STREAM), { address: "127.0.0.1", port: 7777 }),
        );
        const talk = socket(AF_INET, SOCK_STREAM);
        connect(talk, { address: "10.0.0.1", port: 7777 });
        write(talk, "from b");
        const { address } = getsockname(talk) as { address: string };
        print(nobody.code ?? "connected", " ", address, " ", read(talk, 256));
      },
    );
    for (const trace of [true, false]) {
      const result = await run(
        { server, far: { program: far, after: "server", machine: "b" } },
        { trace },
      );
      const said = result.programs.far;
      assert.equal(said?.stdout, "ECONNREFUSED 10.0.0.2 I got you!: from b", said?.stderr);
    }
    await assert.rejects(run({ program: "true", machine: "c" as "b" }), /there are "a" and "b"/);
  });

  it("P4.1 and P4.2 hold the two ends of one connection", async () => {
    const { record } = await run({ server, client: { program: client, after: "server" } });
    const write = record.calls.find(
      (c) => c.process === "P2" && c.name === "write" && c.object?.startsWith("socket"),
    );
    const reply = record.calls.find(
      (c) => c.process === "P1" && c.name === "write" && c.object?.startsWith("socket"),
    );
    const ends = statesOf(record).map(({ objects }) => objects[reply?.object ?? ""]);
    const full = ends.find((end) => end?.bytes === 32);
    assert.equal(
      full?.peer,
      write?.object,
      "the request waits at the server's end of the connection",
    );
  });

  it("P4.2 without a server is ECONNREFUSED", async () => {
    const result = await run(client);
    assert.match(result.stderr, /ECONNREFUSED/);
    assert.equal(result.exitCode, 1);
  });
});

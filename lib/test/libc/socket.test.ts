import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as c from "../../libc/index.ts";

describe("sockets", () => {
  it("over IPv4: bind, listen, connect, accept, and one stream each way", async () => {
    const server = c.socket(c.AF_INET, c.SOCK_STREAM);
    c.setsockopt(server, c.SOL_SOCKET, c.SO_REUSEADDR, true);
    assert.equal(c.getsockopt(server, c.SOL_SOCKET, c.SO_REUSEADDR), 1);
    c.bind(server, { address: "127.0.0.1", port: 0 });
    c.listen(server, 16);
    const at = c.getsockname(server);
    assert.ok(at.family === "AF_INET" && at.port > 0);
    const client = c.socket(c.AF_INET, c.SOCK_STREAM);
    c.connect(client, at);
    const talk = c.accept(server);
    assert.deepEqual(c.getpeername(talk), c.getsockname(client));
    c.write(client, "This is a socket communication!!");
    assert.equal(c.recv(talk, 256, c.MSG_PEEK).length, 32);
    assert.equal(c.read(talk, 256).length, 32);
    c.send(talk, "I got you!", c.MSG_NOSIGNAL);
    c.shutdown(talk, c.SHUT_WR);
    assert.equal(c.recv(client, 10, c.MSG_WAITALL).toString(), "I got you!");
    assert.equal(c.read(client, 1).length, 0);
    c.close(client);
    c.close(talk);
    const waiting = c.accept.async(server);
    const late = c.socket(c.AF_INET, c.SOCK_STREAM);
    await c.connect.async(late, at);
    for (const fd of [await waiting, late, server]) c.close(fd);
  });

  it("over IPv6 and with datagrams, which keep their boundaries", () => {
    const one = c.socket(c.AF_INET6, c.SOCK_DGRAM);
    const two = c.socket(c.AF_INET6, c.SOCK_DGRAM);
    for (const fd of [one, two]) c.bind(fd, { family: "AF_INET6", address: "::1", port: 0 });
    c.sendto(one, "first", 0, c.getsockname(two));
    c.sendto(one, "", 0, c.getsockname(two));
    const { data, address } = c.recvfrom(two, 3, c.MSG_TRUNC);
    assert.equal(data.toString(), "fir");
    assert.deepEqual(address, c.getsockname(one));
    assert.equal(c.recvfrom(two, 9).data.length, 0);
    c.close(one);
    c.close(two);
  });

  it("in the Unix domain: by path, by abstract name, and unnamed", () => {
    const dir = mkdtempSync(join(tmpdir(), "ipc socket é "));
    const path = join(dir, "server");
    for (const name of [{ path }, { abstract: `talking ${process.pid}` }]) {
      const server = c.socket(c.AF_UNIX, c.SOCK_SEQPACKET);
      c.bind(server, name);
      assert.deepEqual(c.getsockname(server), { family: "AF_UNIX", ...name });
      c.listen(server);
      const client = c.socket(c.AF_UNIX, c.SOCK_SEQPACKET);
      c.connect(client, name);
      assert.deepEqual(c.getsockname(client), { family: "AF_UNIX", path: "" });
      assert.equal(c.getsockopt(client, c.SOL_SOCKET, c.SO_PEERCRED).pid, process.pid);
      c.close(client);
      c.close(server);
    }
    assert.throws(() => c.bind(0, { path: "x".repeat(108) }), /107 bytes/);
    rmSync(dir, { recursive: true });
  });

  it("carry descriptors to another's table", () => {
    const [one, two] = c.socketpair(c.AF_UNIX, c.SOCK_STREAM);
    const [r, w] = c.pipe();
    c.sendmsg(one, { iov: ["take ", Buffer.from("these")], fds: [r, w] });
    const { data, fds, flags } = c.recvmsg(two, 64);
    assert.equal(data.toString(), "take these");
    assert.deepEqual([fds.length, flags & c.MSG_CTRUNC], [2, 0]);
    c.write(fds[1] as c.Fd, "through the copy");
    assert.equal(c.read(r, 64).toString(), "through the copy");
    c.sendmsg(one, { iov: ["x"], fds: [r, w, one] });
    const cut = c.recvmsg(two, 64, 0);
    assert.ok(cut.fds.length === 0 && cut.flags & c.MSG_CTRUNC);
    for (const fd of [one, two, r, w, ...fds]) c.close(fd);
  });

  it("have options that are not numbers", () => {
    const fd = c.socket(c.AF_INET, c.SOCK_STREAM);
    c.setsockopt(fd, c.SOL_SOCKET, c.SO_RCVTIMEO, 1.5);
    assert.equal(c.getsockopt(fd, c.SOL_SOCKET, c.SO_RCVTIMEO), 1.5);
    c.setsockopt(fd, c.SOL_SOCKET, c.SO_LINGER, { onoff: true, linger: 3 });
    assert.deepEqual(c.getsockopt(fd, c.SOL_SOCKET, c.SO_LINGER), { onoff: true, linger: 3 });
    c.setsockopt(fd, c.IPPROTO_TCP, c.TCP_NODELAY, 1);
    const file = c.open("/dev/null", c.O_RDONLY);
    const { message } = c.attempt(() => c.setsockopt(file, c.SOL_SOCKET, c.SO_REUSEADDR, 1));
    assert.match(message, /^setsockopt\(\d+, SOL_SOCKET, SO_REUSEADDR, 1\): ENOTSOCK/);
    for (const each of [fd, file]) c.close(each);
  });

  it("are found by name", () => {
    const [first] = c.getaddrinfo("127.0.0.1", "7777", { socktype: c.SOCK_STREAM });
    const address = { family: "AF_INET", address: "127.0.0.1", port: 7777 };
    assert.deepEqual(first, { family: c.AF_INET, socktype: c.SOCK_STREAM, protocol: 6, address });
    assert.throws(() => c.getaddrinfo("127.0.0.1", null, { family: 99 }), { code: "EAI_FAMILY" });
    const [six] = c.getaddrinfo("::1", null, { family: c.AF_INET6, flags: c.AI_NUMERICHOST });
    assert.ok(six?.address.family === "AF_INET6" && six.address.address === "::1");
    const { code, message } = c.attempt(() =>
      c.getaddrinfo("no such", null, { flags: c.AI_NUMERICHOST }),
    );
    assert.equal(code, "EAI_NONAME");
    assert.match(message, /^getaddrinfo\("no such", NULL\): /);
  });

  it("write numbers in network byte order", () => {
    assert.deepEqual([c.htons(7777), c.ntohs(c.htons(7777))], [0x611e, 7777]);
    assert.deepEqual([c.htonl(c.INADDR_LOOPBACK), c.ntohl(0x0100007f)], [0x0100007f, 0x7f000001]);
  });
});

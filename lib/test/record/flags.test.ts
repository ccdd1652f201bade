import assert from "node:assert/strict";
import { constants } from "node:fs";
import { HERE } from "../../linux/architecture.ts";
import { namesOf } from "../../linux/flags.ts";
import { kindOfMode } from "../../record/decode/kinds.ts";

describe("names of flags", () => {
  const { O_RDWR, O_CREAT, O_TRUNC, O_APPEND, O_EXCL, O_NONBLOCK, O_DIRECTORY, O_SYNC } = constants;

  it("agree with the numbers that Node has from the C library", () => {
    for (const [name, value] of Object.entries({
      O_CREAT,
      O_TRUNC,
      O_APPEND,
      O_EXCL,
      O_NONBLOCK,
      O_DIRECTORY,
      O_SYNC,
    })) {
      assert.equal(namesOf("open", O_RDWR | value, HERE), `O_RDWR|${name}`);
    }
    const kinds = {
      S_IFIFO: "fifo",
      S_IFCHR: "device",
      S_IFDIR: "directory",
      S_IFSOCK: "socket",
      S_IFREG: "file",
    } as const;
    for (const [name, kind] of Object.entries(kinds)) {
      const mode = constants[name as keyof typeof kinds];
      assert.equal(kindOfMode(mode | 0o644), kind);
      assert.equal(namesOf("filemode", mode | 0o644, HERE), `${name}|0o644`);
    }
  });

  it("stand as a C program writes them", () => {
    for (const [kind, value, text] of [
      ["open", 0o102, "O_RDWR|O_CREAT"],
      ["open", 0o2001101, "O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC"],
      ["ipcflags", 0o1666, "0o666|IPC_CREAT"],
      ["ipcflags", 0o3600, "0o600|IPC_CREAT|IPC_EXCL"],
      ["map", 0x21, "MAP_SHARED|MAP_ANONYMOUS"],
      ["prot", 3, "PROT_READ|PROT_WRITE"],
      ["prot", 0, "0"],
      ["msgflg", 0o4000, "IPC_NOWAIT"],
      ["socktype", 0o4001, "SOCK_STREAM|SOCK_NONBLOCK"],
      ["whence", 2, "SEEK_END"],
      ["fcntl", 1031, "F_SETPIPE_SZ"],
      ["access", 0, "F_OK"],
      ["poll", 0x11, "POLLIN|POLLHUP"],
      ["prot", 0x40000000, "0x40000000"],
    ] as const) {
      for (const architecture of ["x64", "arm64"] as const)
        assert.equal(namesOf(kind, value, architecture), text);
    }
  });

  it("differ where the machines do", () => {
    for (const [x64, arm64, text] of [
      [0o200000, 0o40000, "O_RDONLY|O_DIRECTORY"],
      [0o400000, 0o100000, "O_RDONLY|O_NOFOLLOW"],
      [0o40000, 0o200000, "O_RDONLY|O_DIRECT"],
      [0o20200002, 0o20040002, "O_RDWR|O_TMPFILE"],
      [0o100000, 0o400000, "O_RDONLY"],
    ] as const) {
      assert.equal(namesOf("open", x64, "x64"), text);
      assert.equal(namesOf("open", arm64, "arm64"), text);
    }
  });
});

// exercise: pipes/two-way
// @only x64
// @verdict 0: two-pipes
// @probe i386: ENOSYS
// @probe x32: ENOSYS
//
// Makes system calls the 32-bit way and the x32 way, which a filter may have forgotten.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { open, write, close, fork, execvp, wait, errnoName, O_WRONLY, O_CREAT } = calls;
  // A program for x86-64 that asks for its pid by int 0x80, by 0x40000027, and exits with the errno.
  const build = (code) => {
    const head = Buffer.alloc(120);
    head.write("\x7fELF\x02\x01\x01", 0, "latin1");
    head.writeUInt16LE(2, 16);
    head.writeUInt16LE(62, 18);
    head.writeUInt32LE(1, 20);
    head.writeBigUInt64LE(0x400078n, 24);
    head.writeBigUInt64LE(64n, 32);
    head.writeUInt16LE(64, 52);
    head.writeUInt16LE(56, 54);
    head.writeUInt16LE(1, 56);
    head.writeUInt32LE(1, 64);
    head.writeUInt32LE(5, 68);
    head.writeBigUInt64LE(0x400000n, 80);
    head.writeBigUInt64LE(0x400000n, 88);
    for (const at of [96, 104]) head.writeBigUInt64LE(BigInt(120 + code.length), at);
    return Buffer.concat([head, Buffer.from(code)]);
  };
  const leave = [0x89, 0xc7, 0xf7, 0xdf, 0xb8, 0xe7, 0, 0, 0, 0x0f, 0x05];
  const dialects = {
    i386: [0xb8, 20, 0, 0, 0, 0xcd, 0x80],
    x32: [0xb8, 39, 0, 0, 0x40, 0x0f, 0x05],
  };
  for (const [name, code] of Object.entries(dialects)) {
    const fd = open(name, O_WRONLY | O_CREAT, 0o755);
    write(fd, build([...code, ...leave]));
    close(fd);
    if (fork() === 0) execvp(`./${name}`, [name]);
    const { status } = wait();
    write(2, `probe ${name}: ${errnoName(status >> 8)}\n`);
  }
});

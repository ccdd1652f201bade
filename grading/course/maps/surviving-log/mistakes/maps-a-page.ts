import { program } from "ipc";

export const log = program((c) => {
  const fd = c.open("log", c.O_RDWR | c.O_CREAT, 0o644);
  const page = c.sysconf(c._SC_PAGESIZE);
  const mapOf = (length: number) => {
    const pages = Math.ceil(length / page) * page;
    if (c.fstat(fd).size < pages) c.ftruncate(fd, pages);
    return c.mmap(null, pages, c.PROT_READ | c.PROT_WRITE, c.MAP_SHARED, fd, 0);
  };
  const map = mapOf(4);
  const append = (line: Buffer): void => {
    const count = map.load(0);
    map.write(4 + count, line);
    // Not before the line is there.
    map.store(0, count + line.length);
  };
  const lines = c.open("lines", c.O_RDONLY);
  let rest = Buffer.alloc(0);
  for (let part = c.read(lines, 4096); part.length > 0; part = c.read(lines, 4096)) {
    rest = Buffer.concat([rest, part]);
    for (let at = rest.indexOf("\n"); at >= 0; at = rest.indexOf("\n")) {
      append(rest.subarray(0, at + 1));
      rest = rest.subarray(at + 1);
    }
  }
  c.munmap(map);
  c.close(lines);
  c.close(fd);
});

import { program } from "ipc";

export const counter = program((c) => {
  const fd = c.open("counter", c.O_RDWR | c.O_CREAT, 0o644);
  // To the length that it has, or that another gave it meanwhile: nothing changes.
  c.ftruncate(fd, 4);
  const map = c.mmap(null, 4, c.PROT_READ | c.PROT_WRITE, c.MAP_SHARED, fd, 0);
  c.close(fd);
  for (let n = 0; n < 10; n++) map.add(0, 1);
  c.munmap(map);
});

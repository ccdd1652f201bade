import { program } from "ipc";

// Holds the file's lock from before the load until after the store, and sizes the file under it.
export const counter = program((c) => {
  const fd = c.open("counter", c.O_RDWR | c.O_CREAT, 0o666);
  c.flock(fd, c.LOCK_EX);
  if (c.fstat(fd).size === 0) c.ftruncate(fd, 4);
  c.flock(fd, c.LOCK_UN);
  const map = c.mmap(null, 4096, c.PROT_READ | c.PROT_WRITE, c.MAP_SHARED, fd, 0);
  for (let n = 0; n < 10; n++) {
    c.flock(fd, c.LOCK_EX);
    map.store(0, map.load(0) + 1);
    c.flock(fd, c.LOCK_UN);
  }
  c.munmap(map);
  c.close(fd);
});

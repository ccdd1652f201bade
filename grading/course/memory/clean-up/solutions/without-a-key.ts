import { program } from "ipc";

// A mapping without a file and without a key: there is nothing that could be left.
export const family = program((c) => {
  const flags = c.MAP_SHARED | c.MAP_ANONYMOUS;
  const memory = c.mmap(null, 4096, c.PROT_READ | c.PROT_WRITE, flags, -1, 0);
  const pids = c.argv.map((word) => {
    const pid = c.fork();
    if (pid > 0) return pid;
    if (word === "sleep") c.sleep(60);
    if (word === "crash") c.kill(c.getpid(), c.SIGKILL);
    memory.add64(0, BigInt(word));
    return c.exit(0);
  });
  const good = pids.map((pid) => c.waitpid(pid, 0)).filter(({ status }) => status === 0);
  c.print(`${memory.load64(0)}`);
  c.exit(good.length === pids.length ? 0 : 1);
});

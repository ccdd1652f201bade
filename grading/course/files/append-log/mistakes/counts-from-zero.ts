import { program } from "ipc";

export const appendLog = program(({ argv, open, write, close, O_WRONLY, O_CREAT, O_APPEND }) => {
  const [name, times] = argv;
  const fd = open("log.txt", O_WRONLY | O_CREAT | O_APPEND, 0o644);
  for (let i = 0; i < Number(times); i++) write(fd, `${name} ${i}\n`);
  close(fd);
});

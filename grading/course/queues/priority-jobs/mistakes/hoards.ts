import { program } from "ipc";

export const worker = program(({ msgget, msgrcv, attempt, print, IPC_CREAT, IPC_NOWAIT }) => {
  const id = msgget(7777, 0o600 | IPC_CREAT);
  const jobs = [msgrcv(id, 8000, -9)];
  for (let stopped = false; !stopped; ) {
    for (let more = true; more; ) {
      const got = attempt(() => msgrcv(id, 8000, -9, IPC_NOWAIT));
      if (got.ok) jobs.push(got.value);
      more = got.ok;
    }
    const { text } = jobs.shift() ?? msgrcv(id, 8000, -9);
    stopped = text === "stop";
    if (!stopped) print(text, "\n");
  }
});

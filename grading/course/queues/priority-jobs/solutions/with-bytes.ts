import { program } from "ipc";

// Ends in the loop's condition, and writes bytes as they came.
export const worker = program(({ msgget, msgrcv, write, IPC_CREAT }) => {
  const id = msgget(7777, 0o666 | IPC_CREAT);
  const next = (): Buffer => msgrcv(id, 8192, -9).data;
  for (let job = next(); !job.equals(Buffer.from("stop")); job = next()) {
    const line = Buffer.concat([job, Buffer.from("\n")]);
    for (let at = 0; at < line.length; ) at += write(1, line.subarray(at));
  }
});

import { Client } from "./client.ts";

let started: Promise<Client> | null = null;

/** One kernel for all tests that leave it usable. */
export function sharedKernel(): Promise<Client> {
  started ??= (async () => {
    const client = new Client();
    await client.start();
    return client;
  })();
  return started;
}

after(async () => {
  if (started) await (await started).close();
});

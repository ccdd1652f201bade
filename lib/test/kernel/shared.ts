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

after(async function () {
  // The kernel may have to be ended by its client's patience, on a machine that is busy.
  this.timeout(120_000);
  if (started) await (await started).close();
});

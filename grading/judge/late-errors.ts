/**
 * What a check throws where nobody waits for it, in a timer or in a promise that is not awaited, is told to whoever began
 * that check: many learners are judged at a time in one process. Any other such error ends the process, as always.
 */
import { AsyncLocalStorage } from "node:async_hooks";

type Tell = (error: unknown) => void;

const currentCheck = new AsyncLocalStorage<Tell>();

/** Begins something, and `tell` is given whatever it throws late. */
export function catchLate<T>(begin: () => T, tell: Tell): T {
  return currentCheck.run(tell, begin);
}

process.on("uncaughtException", (error) => {
  const tell = currentCheck.getStore();
  if (tell) tell(error);
  // Without us there would be no listener, and Node would end.
  else if (process.listenerCount("uncaughtException") === 1) throw error;
});

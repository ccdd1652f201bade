/** For the other rooms, not for learners: what the runner and the notebook's kernel set. */
export { type CallHook, setCallHook } from "./call.ts";
export { setExit } from "./exit.ts";
export { setFork } from "./fork.ts";
export { bind, bindNative, errno } from "./native.ts";

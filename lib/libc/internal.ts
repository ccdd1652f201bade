/** For the other rooms, not for learners: what the runner and the notebook's kernel set. */
export { interruptAll, setDeadline } from "./blocking.ts";
export { type CallHook, setCallHook } from "./call.ts";
export { setExit } from "./exit.ts";
export { setFork } from "./fork.ts";
export { bind, bindNative, errno } from "./native.ts";
export { NOTEBOOK, type NotebookControls, setNotebookMode } from "./notebook-mode.ts";
export { pendingCalls } from "./pending.ts";

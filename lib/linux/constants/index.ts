export * from "./files.ts";
export * from "./machine.ts";
export * from "./memory.ts";
export * from "./processes.ts";
export * from "./signals.ts";
export * from "./sockets.ts";
export * from "./sysv.ts";
export * from "./waiting.ts";

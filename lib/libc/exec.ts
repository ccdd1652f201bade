import { F_SETFD } from "../linux/constants/files.ts";
import { wanted } from "../words/libc/arguments.ts";
import { notebook as say } from "../words/libc/notebook.ts";
import { beforeCall, hooked, needsProgram, notebook } from "./call.ts";
import { checkText, typeError } from "./check.ts";
import { raise, Shown } from "./errors.ts";
import { inProgram } from "./fork.ts";
import { address, bind, errno } from "./native.ts";

type Exec = (path: string, argv: Buffer, envp: Buffer) => number;
const c_execve = bind<Exec>("int execve(const char *path, const void *argv, const void *envp)");
const c_execvpe = bind<Exec>("int execvpe(const char *path, const void *argv, const void *envp)");

/**
 * Replaces this process's program; returns only if it fails. `argv[0]` is the new program's name for itself. What is
 * not FD_CLOEXEC stays open. ENOENT, EACCES, ENOEXEC. `execve(2)`
 */
export function execve(path: string, argv: string[], env: Record<string, string>): never {
  return exec("execve", c_execve, path, argv, env);
}

/** As `execve` with this environment; a name without a slash is looked for in PATH. `exec(3)` */
export function execvp(file: string, argv: string[]): never {
  return exec("execvp", c_execvpe, file, argv, process.env);
}

function exec(
  name: string,
  call: Exec,
  path: string,
  argv: string[],
  env: Record<string, string | undefined>,
): never {
  checkText("path", path);
  const args = texts("argv", argv);
  if (typeof env !== "object" || env === null) throw typeError("env", env, wanted.object);
  const pairs = Object.entries(env).map(([key, value]) => `${key}=${value}`);
  const environment = texts("env", pairs);
  if (hooked) {
    beforeCall(name);
    if (notebook) throw needsProgram(name, say.replaces());
  }
  if (!inProgram()) keepStandardStreams();
  call(path, args.pointers, environment.pointers);
  return raise(errno(), name, path, new Shown(JSON.stringify(argv)));
}

const c_fcntl = bind<(fd: number, command: number, flags: number) => number>(
  "int fcntl(int fd, int command, int64_t flags)",
);

/** Node marks even 0, 1 and 2 as FD_CLOEXEC when it starts: the new program would have none. */
function keepStandardStreams(): void {
  for (const fd of [0, 1, 2]) c_fcntl(fd, F_SETFD, 0);
}

/** A NULL-terminated array of pointers to NUL-terminated texts; `bytes` holds the texts. */
function texts(name: string, list: string[]): { pointers: Buffer; bytes: Buffer } {
  if (!Array.isArray(list)) throw typeError(name, list, wanted.texts);
  for (const text of list) checkText(name, text);
  const bytes = Buffer.from(list.map((text) => `${text}\0`).join(""));
  const pointers = Buffer.alloc(8 * (list.length + 1));
  let at = bytes.length === 0 ? 0n : address(bytes);
  list.forEach((text, i) => {
    pointers.writeBigUInt64LE(at, 8 * i);
    at += BigInt(Buffer.byteLength(text) + 1);
  });
  return { pointers, bytes };
}

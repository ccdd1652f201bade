// The gate: the first file that every command runs, under whatever Node the machine has. It is CommonJS in the
// JavaScript of 2015 and uses nothing newer, so that a Node from 2018 can still read it and say what is missing.
// biome-ignore lint/style/useNodejsImportProtocol: Node 10 does not know node:os.
const os = require("os");

const major = Number(process.version.slice(1).split(".")[0]);

const elsewhere =
  "run it on any x64 machine with Linux that you reach, with `ssh -L 8888:127.0.0.1:8888 THAT-MACHINE` and there `npm start -- --no-browser --port 8888`, or in the browser, as a GitHub Codespace";

const onMac = () => {
  // An Intel Node runs on Apple's processors, too, and says that it is on Intel's.
  const apple = process.arch === "arm64" || os.cpus().some((cpu) => /Apple/.test(cpu.model));
  // As Lima 2 has it. Without its mounts, which cannot be written, the home in it is the only place to clone into.
  const machine = (/** @type {string} */ packages, /** @type {string} */ options) =>
    `\`brew install ${packages} && limactl start --name=course ${options}--mount-none template:debian-13 && limactl shell course\`, install git, Node and Python there with \`cd && sudo apt update && sudo apt install git npm python3\`, clone the course, and run the command there.`;
  return apple
    ? `macOS has another one, and it needs an Intel or AMD processor (x64): ${elsewhere}. A machine that this Mac emulates will do, too, but is very slow: ${machine("lima lima-additional-guestagents qemu", "--vm-type=qemu --arch=x86_64 ")}`
    : `macOS has another one: start a virtual machine with ${machine("lima", "")}`;
};

const refusal = () => {
  if (process.platform === "darwin") {
    return `The course shows what a Linux kernel does, and ${onMac()}`;
  }
  if (process.platform === "win32") {
    return "The course shows what a Linux kernel does: install one beside Windows with `wsl --install`, clone the course inside it, and run the command there.";
  }
  if (process.platform !== "linux") {
    return `The course shows what a Linux kernel does, and this is ${process.platform}: run it in a virtual machine with Linux.`;
  }
  if (process.arch !== "x64") {
    return `The course needs a 64-bit Intel or AMD processor (x64), and this Node is built for ${process.arch}: ${process.arch === "ia32" ? "run it on an x64 machine with a 64-bit Node (nodejs.org/en/download)" : elsewhere}.`;
  }
  if (!(major >= 20)) {
    return `Node ${process.version} at ${process.execPath} is too old, the course needs 20 or newer: get one with \`curl -fsSL https://fnm.vercel.app/install | bash && fnm install 24\` or from nodejs.org/en/download, then run the command again.`;
  }
  const header = /** @type {any} */ (process.report.getReport()).header;
  if (!header.glibcVersionRuntime) {
    return "The course needs the GNU C library, and this Linux has another one (musl, as in Alpine): run it on Debian, Ubuntu, Fedora or another Linux with glibc.";
  }
  return "";
};

const sentence = refusal();
if (sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
} else {
  import("./install.mjs");
}

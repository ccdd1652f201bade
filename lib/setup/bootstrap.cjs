// The gate: the first file that every command runs, under whatever Node the machine has. It is CommonJS in the
// JavaScript of 2015 and uses nothing newer, so that a Node from 2018 can still read it and say what is missing.
const major = Number(process.version.slice(1).split(".")[0]);

const refusal = () => {
  if (process.platform === "darwin") {
    return "The course shows what a Linux kernel does, and macOS has another one: start a virtual machine with `brew install lima && limactl start --arch=x86_64 && limactl shell default`, clone the course inside it, and run the command there.";
  }
  if (process.platform === "win32") {
    return "The course shows what a Linux kernel does: install one beside Windows with `wsl --install`, clone the course inside it, and run the command there.";
  }
  if (process.platform !== "linux") {
    return `The course shows what a Linux kernel does, and this is ${process.platform}: run it in a virtual machine with Linux.`;
  }
  if (process.arch !== "x64") {
    return `The course needs a 64-bit Intel or AMD processor (x64), and this Node is built for ${process.arch}: run it on an x64 machine${process.arch === "ia32" ? " with a 64-bit Node (nodejs.org/en/download)" : ""}.`;
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

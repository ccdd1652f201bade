// What the gate says to those whom it turns away, in the JavaScript of 2015, as the gate itself is: lib/tools/install/
// bootstrap.cjs.

module.exports = {
  mac: (/** @type {string} */ machine) =>
    `The course shows what a Linux kernel does, and macOS has another one: start a virtual machine with \`${machine}\`, install git, Node and Python there with \`cd && sudo apt update && sudo apt install git npm python3\`, clone the course, and run the command there.`,
  windows: () =>
    "The course shows what a Linux kernel does: install one beside Windows with `wsl --install`, clone the course inside it, and run the command there.",
  otherSystem: (/** @type {string} */ platform) =>
    `The course shows what a Linux kernel does, and this is ${platform}: run it in a virtual machine with Linux.`,
  node32: (/** @type {string} */ arch) =>
    `The course needs a 64-bit system, and this Node is built for ${arch}: run it on an x64 machine with a 64-bit Node (nodejs.org/en/download).`,
  arm32: (/** @type {string} */ arch) =>
    `The course needs a 64-bit system, and this Node is built for ${arch}, the 32-bit side of ARM: install a 64-bit Linux (arm64; for a Raspberry Pi 3 or newer, Raspberry Pi OS 64-bit) with its own Node, and run the command there.`,
  otherProcessor: (/** @type {string} */ arch) =>
    `The course needs a 64-bit processor of Intel, AMD (x64) or ARM (arm64), and this Node is built for ${arch}: run it on a machine with Linux that has one and that you reach, with \`ssh -L 8888:127.0.0.1:8888 THAT-MACHINE\` and there \`npm start -- --no-browser --port 8888\`, or in the browser, as a GitHub Codespace.`,
  oldNode: (/** @type {string} */ version, /** @type {string} */ path) =>
    `Node ${version} at ${path} is too old, the course needs 20 or newer: get one with \`curl -fsSL https://fnm.vercel.app/install | bash && fnm install 24\` or from nodejs.org/en/download, then run the command again.`,
  noGlibc: () =>
    "The course needs the GNU C library, and this Linux has another one (musl, as in Alpine): run it on Debian, Ubuntu, Fedora or another Linux with glibc.",
};

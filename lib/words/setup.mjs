// Every sentence of the set-up, in plain JavaScript: it runs before there is anything else. What happened, with which
// value, and the command that cures it.
export const failures = {
  noPython: (/** @type {number} */ minor, /** @type {string} */ install) =>
    `No Python was found, 3.${minor} or newer is needed: install it with \`${install}\`, then run the command again.`,
  oldPython: (
    /** @type {string} */ version,
    /** @type {string} */ path,
    /** @type {number} */ minor,
    /** @type {string} */ install,
  ) =>
    `Python ${version} at ${path} is too old, 3.${minor} or newer is needed: install it with \`${install}\`, then run the command again.`,
  unusualPython: (
    /** @type {string} */ version,
    /** @type {string} */ path,
    /** @type {string} */ install,
  ) =>
    `Python ${version} at ${path} is not a 64-bit CPython with its global lock, for which packages are built: install one with \`${install}\`, then run the command again.`,
  noCompiler: (/** @type {string} */ install, /** @type {string} */ reason) =>
    `No C compiler was found: install one with \`${install}\`, then run the command again. None could be fetched either. ${reason}`,
  noNetwork: (/** @type {string} */ host, /** @type {string} */ command) =>
    `${host} cannot be reached: check the network with \`${command}\` (behind a proxy, set HTTPS_PROXY), then run the command again.`,
  untrusted: (/** @type {string} */ host) =>
    `The certificate of ${host} is not trusted here, as behind a proxy that opens each connection: name the file with that proxy's certificate with \`export NODE_EXTRA_CA_CERTS=/PATH/TO/IT.pem\` (SSL_CERT_FILE counts, too), then run the command again.`,
  changed: (/** @type {string} */ host, /** @type {string} */ mirror) =>
    `What came from ${host} has another hash than the course's lock names, so somebody on the way changed it: go around the mirror (\`${mirror}\` shows it) or the proxy, then run the command again.`,
  refused: (
    /** @type {string} */ host,
    /** @type {string} */ answer,
    /** @type {string} */ mirror,
  ) =>
    `${host} did not give what the course's lock names ("${answer}"): where a mirror stands in its place, which \`${mirror}\` shows, it must have it and let you in; see to that, or go around it, then run the command again.`,
  leftOut: (/** @type {string} */ name, /** @type {string} */ command) =>
    `npm left out ${name}, which this machine needs, because it could not be fetched: check the network with \`${command}\`, then run the command again.`,
  full: (/** @type {string} */ path) =>
    `The disk is full: make room there (\`df -h '${path}'\` shows what is left), then run the command again.`,
  little: (/** @type {string} */ path, /** @type {string} */ free, /** @type {string} */ needed) =>
    `The disk has ${free} left, the set-up takes ${needed}: make room where the checkout lies (\`df -h '${path}'\` shows it), then run the command again.`,
  readOnly: (/** @type {string} */ path) =>
    `${path} cannot be written by you: clone the course into a folder of your own with \`git clone '${path}' ~/talking-processes\`, and run the command there.`,
  noPrograms: (/** @type {string} */ path) =>
    `No program may be run in ${path}, as where a disk is mounted with noexec: clone the course to where it may with \`git clone '${path}' ~/talking-processes\`, and run the command there.`,
  portInUse: (/** @type {number} */ port, /** @type {number} */ other) =>
    `Port ${port} is in use by another program: choose another one with \`npm start -- --port ${other}\`.`,
  portForbidden: (/** @type {number} */ port) =>
    `Port ${port} is reserved for root: choose one above 1023 with \`npm start -- --port 8888\`.`,
  failedSilently: (/** @type {string} */ what, /** @type {string} */ log) =>
    `${what} failed and did not say why: \`less '${log}'\` shows what was run; run the command again.`,
  failed: (/** @type {string} */ what, /** @type {string} */ log, /** @type {string} */ lines) =>
    `${what} failed: see why in its last lines, which follow, or in all of it with \`less '${log}'\`, then run the command again.\n${lines}`,
  arguments: (/** @type {string} */ why) => `${why}: README.md says what each command takes.`,
  noChromium:
    "This needs Chromium, and there is none: install it (Debian, Ubuntu: `apt install chromium`), or set CHROMIUM to the path of a Chrome.",
  lab: (/** @type {number} */ status) => `JupyterLab, which ended with status ${status},`,
};

/** The steps of the set-up, as they are shown while they run. */
export const steps = {
  npm: "npm packages",
  python: "Python packages with JupyterLab",
  sphinx: "Python packages with Sphinx",
  nbgrader: "Python packages with nbgrader",
  compiler: "a C compiler (the machine has none)",
  native: "the native code",
  nativeStrictly: "the native code, strictly",
  package: "the package ipc",
  running: (/** @type {string} */ title) => `${title} …`,
  ended: (/** @type {string} */ mark, /** @type {string} */ title, /** @type {number} */ seconds) =>
    `${mark} ${title} (${seconds} s)`,
  fetched: (/** @type {number} */ number, /** @type {number} */ all) => `${number} of about ${all}`,
  waiting: "Another set-up of this checkout is running; waiting for it …",
};

/** What it was that failed: the beginning of a sentence. */
export const works = {
  npm: "Installing the npm packages",
  registry: "The npm registry",
  environment: (/** @type {string} */ name) => `Making the Python environment ${name}`,
  python: "Installing the Python packages",
  zig: "Installing zig",
  tryingZig: "Trying zig as a C compiler",
  package: "Compiling the package ipc",
};

import type { Room } from "./types.ts";

const CA_BUNDLE = "/etc/ssl/certs/ca-certificates.crt";
/** Where somebody's own certificate authorities are, by what asks for them. */
const authorities = [
  "NODE_EXTRA_CA_CERTS",
  "SSL_CERT_FILE",
  "PIP_CERT",
  "REQUESTS_CA_BUNDLE",
  "CURL_CA_BUNDLE",
  "GIT_SSL_CAINFO",
];
const PROXY_VARIABLE =
  /^(https?|all|no)_proxy$|^npm_config_registry$|^(PIP|UV)_(INDEX_URL|DEFAULT_INDEX)$/i;

/** The file of the authorities that this machine trusts besides the usual ones, where it has one. */
export function certificates(): string | undefined {
  return authorities.map((name) => process.env[name]).find((path) => path);
}

/** What a fresh login has, and the way to the network. */
export function environmentOf(room: Room, as: "user" | "root"): NodeJS.ProcessEnv {
  const passed = Object.entries(process.env).filter(([name]) => PROXY_VARIABLE.test(name));
  const set = authorities.filter((name) => process.env[name]);
  return {
    PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    LANG: "C.UTF-8",
    HOME: as === "root" ? "/root" : room.home,
    USER: as === "root" ? "root" : room.user,
    SHELL: "/bin/bash",
    ...Object.fromEntries(passed),
    ...Object.fromEntries(set.map((name) => [name, CA_BUNDLE])),
  };
}

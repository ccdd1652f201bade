// Whom a download may come from: whom Node trusts, and whom this machine does. A proxy of a company or a school that
// opens each connection is usually known to the machine, and not to npm and uv, which bring certificates of their own.
// What comes is held against the hashes of the locks all the same.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { temporary } from "../../ground/place.mjs";

const { NODE_EXTRA_CA_CERTS, SSL_CERT_FILE, REQUESTS_CA_BUNDLE } = process.env;
const files = [
  NODE_EXTRA_CA_CERTS,
  SSL_CERT_FILE,
  REQUESTS_CA_BUNDLE,
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/ca-bundle.pem",
];

const certificate = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** Variables with which npm, Python and uv trust all of them. */
export function trustMachine() {
  const bundle = join(temporary, "trusted.pem");
  const texts = files.map((file) => (file && existsSync(file) ? readFileSync(file, "utf8") : ""));
  const all = new Set([
    ...rootCertificates,
    ...texts.flatMap((text) => text.match(certificate) ?? []),
  ]);
  // Another step may be reading it.
  writeFileSync(`${bundle}.new`, [...all].join("\n"));
  renameSync(`${bundle}.new`, bundle);
  return { NODE_EXTRA_CA_CERTS: bundle, SSL_CERT_FILE: bundle, SSL_CERT_DIR: undefined };
}

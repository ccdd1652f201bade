"""Runs uv, which installs Python packages; fetches it first where it is not there yet, at one version and with one hash.

Usage: python3 uv.py FOLDER ARGUMENT…, where FOLDER keeps uv and what it downloads. Of the machine's settings, only
those that say how to reach an index count: pip's index-url, proxy and cert, as pip itself finds them, and these of
uv's.
"""

import base64
import configparser
import hashlib
import io
import os
import platform
import re
import ssl
import sys
import time
import urllib.parse
import urllib.request
import zipfile

VERSION = "0.13.9"
# Of https://pypi.org/simple/uv/; the name's end, and the sha256 of the whole.
WHEELS = {
    "x86_64": (
        "manylinux_2_17_x86_64.manylinux2014_x86_64",
        "d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19",
    ),
    "aarch64": (
        "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
        "5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe",
    ),
}
KEPT = {"UV_DEFAULT_INDEX", "UV_HTTP_RETRIES", "UV_HTTP_TIMEOUT", "UV_INSECURE_HOST"}


def main(folder, *arguments):
    pip = read_pip_settings()
    env = os.environ
    for name in [name for name in env if name.startswith("UV_") and name not in KEPT]:
        del env[name]
    if "proxy" in pip:
        env["HTTP_PROXY"] = env["HTTPS_PROXY"] = pip["proxy"]
    env.setdefault("UV_DEFAULT_INDEX", pip.get("index-url", "https://pypi.org/simple"))
    env.update(UV_CACHE_DIR=os.path.join(folder, "cache"), UV_NO_CONFIG="1", UV_PYTHON_DOWNLOADS="never")
    uv = os.path.join(folder, "uv-" + VERSION)
    if not os.path.exists(uv):
        fetch(uv, env["UV_DEFAULT_INDEX"].rstrip("/") + "/uv/")
    os.execv(uv, [uv, *arguments])


def read_pip_settings():
    """https://pip.pypa.io/en/stable/topics/configuration/: the later file wins, and a variable over all files."""
    home = os.path.expanduser("~")
    own = os.environ.get("XDG_CONFIG_HOME", os.path.join(home, ".config"))
    files = ["/etc/pip.conf", home + "/.pip/pip.conf", own + "/pip/pip.conf", os.environ.get("PIP_CONFIG_FILE", "")]
    config = configparser.RawConfigParser()
    config.read(files)
    found = {name: value for part in ("global", "install") if part in config for name, value in config[part].items()}
    for name in ("index-url", "proxy", "cert"):
        value = os.environ.get("PIP_" + name.upper().replace("-", "_"))
        found.update({name: value} if value else {})
    if "cert" in found:
        parts = [open(name).read() for name in (os.environ["SSL_CERT_FILE"], found["cert"])]
        os.environ["SSL_CERT_FILE"] += ".pip"
        with open(os.environ["SSL_CERT_FILE"], "w") as trusted:
            trusted.write("\n".join(parts))
    return found


def fetch(uv, index):
    end, sha256 = WHEELS[platform.machine()]
    wheel = "uv-%s-py3-none-%s.whl" % (VERSION, end)
    print("Downloading uv", VERSION, flush=True)
    link = re.search(r'href="([^"]*%s[^"]*)"' % re.escape(wheel), read(index).decode())
    if not link:
        sys.exit("%s does not offer %s" % (index, wheel))
    content = read(urllib.parse.urljoin(index, link.group(1)))
    if hashlib.sha256(content).hexdigest() != sha256:
        sys.exit("Hash mismatch for %s from %s" % (wheel, index))
    program = zipfile.ZipFile(io.BytesIO(content)).read("uv-%s.data/scripts/uv" % VERSION)
    os.makedirs(os.path.dirname(uv), exist_ok=True)
    with open(uv + ".new", "wb") as file:
        file.write(program)
    os.chmod(uv + ".new", 0o755)
    os.rename(uv + ".new", uv)


def read(url, tries=3):
    parts = urllib.parse.urlsplit(url)
    user, _, host = parts.netloc.rpartition("@")
    request = urllib.request.Request(parts._replace(netloc=host).geturl())
    if user:
        word = base64.b64encode(urllib.parse.unquote(user).encode()).decode()
        request.add_unredirected_header("Authorization", "Basic " + word)
    context = ssl.create_default_context()
    # The certificates of many companies are not as strict as Python 3.13 is.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    try:
        with urllib.request.urlopen(request, timeout=60, context=context) as answer:
            return answer.read()
    except OSError as error:
        if tries == 1 or isinstance(error, urllib.error.HTTPError):
            sys.exit("Failed to fetch %s: %s" % (url, error))
        time.sleep(1)
        return read(url, tries - 1)


main(*sys.argv[1:])

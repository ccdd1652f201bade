"""Installs pip, at one version and with one hash, into a Python environment that came without it.

Usage: .venv/bin/python fetch_pip.py FOLDER, where FOLDER keeps the download. The package index is pypi.org, or the one that
PIP_INDEX_URL names.
"""

import hashlib
import os
import re
import sys
import urllib.parse
import urllib.request

WHEEL = "pip-26.3-py3-none-any.whl"
SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"


def main(folder):
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"
    page = read(index).decode()
    link = re.search(r'href="([^"]*%s[^"]*)"' % re.escape(WHEEL), page)
    if not link:
        sys.exit("%s does not offer %s" % (index, WHEEL))
    content = read(urllib.parse.urljoin(index, link.group(1)))
    if hashlib.sha256(content).hexdigest() != SHA256:
        sys.exit("%s from %s has not the hash it should have" % (WHEEL, index))
    wheel = os.path.join(folder, WHEEL)
    with open(wheel, "wb") as file:
        file.write(content)
    # A wheel is an archive from which Python can run: pip installs itself.
    pip = os.path.join(wheel, "pip")
    os.execv(sys.executable, [sys.executable, pip, "install", "--no-index", "--no-deps", wheel])


def read(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read()


main(sys.argv[1])

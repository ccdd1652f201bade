"""Fetches pip itself, as a wheel that can run unpacked or not, for a Python that came without ensurepip.

Usage: python fetch_pip.py TARGET. The package index is pypi.org, or the one that PIP_INDEX_URL names.
"""

import hashlib
import os
import re
import sys
import urllib.parse
import urllib.request

WHEEL = "pip-26.3-py3-none-any.whl"
SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"


def main(target):
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"
    page = read(index).decode()
    link = re.search(r'href="([^"]*%s[^"]*)"' % re.escape(WHEEL), page)
    if not link:
        sys.exit("%s does not offer %s" % (index, WHEEL))
    content = read(urllib.parse.urljoin(index, link.group(1)))
    if hashlib.sha256(content).hexdigest() != SHA256:
        sys.exit("%s from %s has not the hash it should have" % (WHEEL, index))
    with open(target + ".new", "wb") as file:
        file.write(content)
    os.replace(target + ".new", target)


def read(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read()


main(sys.argv[1])

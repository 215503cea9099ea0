#!/bin/sh
# What a new user does, with the registry: packs this checkout, installs it in an empty folder with npm, makes a
# first document, runs it, and runs it as a test. `test/package.test.ts` does the same without the network.
set -eu
checkout=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tarball=$(cd "$checkout" && npm pack --silent --pack-destination "$folder" | tail -n 1)
cd "$folder"
npm init -y > /dev/null
npm install --silent --save-dev "./$tarball" vitest
npx lakatos init
npx lakatos check conjecture.md --html report.html
npx vitest run
test -s report.html
echo "the packed package works in an empty folder"

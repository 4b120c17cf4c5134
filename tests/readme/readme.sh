#!/bin/sh
# Is what the README shows what the program of today says? Each block that starts with "    $ assay ARGUMENTS" and goes on to
# the next command or paragraph is run in the source folder, and every line of it must be the same; one TAP point a block.
# Usage: readme.sh SOURCE_ROOT ASSAY
set -eu
assay=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
cd "$1"
said=$(mktemp) wanted=$(mktemp)
trap 'rm -f "$said" "$wanted"' EXIT
n=0 failed=0
for at in $(grep -n '^    \$ assay ' README.md | cut -d: -f1); do
    n=$((n + 1))
    arguments=$(sed -n "${at}s/^    \$ assay //p" README.md)
    tail -n "+$((at + 1))" README.md | awk '/^    \$ / || /^[^ ]/ { exit } { sub(/^    /, ""); print }' |
        sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' >"$wanted"
    # shellcheck disable=SC2086 # the words of the command
    NO_COLOR=1 "$assay" $arguments >"$said" 2>&1 || true # findings are status 1
    if cmp -s "$said" "$wanted"; then echo "ok $n - assay $arguments"
    else
        echo "not ok $n - assay $arguments"
        diff "$wanted" "$said" | sed 's/^/#   /' || true
        failed=1
    fi
done
[ "$n" -gt 0 ] || { echo 'not ok 1 - the README shows no output'; n=1 failed=1; }
echo "1..$n"
exit $failed

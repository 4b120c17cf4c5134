#!/bin/sh
# In: the program. Out: TAP. The examples' findings are those of the table of errors in examples/README.md, no more and no less:
# its first column names the file (and the item, for NDJSON), its last the rule.
set -u
program=$(realpath "$1")
cd examples || exit 1
expected=$(awk -F'|' '/^\| `[01].*`$|^\| `[01].*` \|$/ && NF == 6 {
    file = $2; rule = $5
    if (file ~ /item/) sub(/^[^,]*, item/, "", file)
    gsub(/[` ]/, "", file); gsub(/[` ]/, "", rule); print file, rule }' README.md | sort)
found=$("$program" check --to=gcc --exit-zero [01]* | sed 's/^\([^:]*\):.*\[\(.*\)\]$/\1 \2/' | sort)
echo "1..2"
if [ "$(echo "$expected" | wc -l)" -ge 6 ]; then echo 'ok 1 - the table names the errors'
else echo 'not ok 1 - the table names the errors'; fi
if [ "$expected" = "$found" ]; then echo 'ok 2 - the findings are those of the table'
else
    echo 'not ok 2 - the findings are those of the table'
    printf '# expected:\n%s\n# found:\n%s\n' "$expected" "$found" | sed 's/^\([^#]\)/#   \1/'
fi

#!/bin/sh
# Checks every #include of src/ and cli/ against src/LAYERS; one TAP point a folder. A folder may use its own headers and those of
# the folders that its line names; the program may use the public header alone; and nothing in src/ may reach for the clock, the
# locale or stdio (the caller passes what it needs). The first point is that every C file is built: that a meson.build names it.
# Usage: layers.sh SOURCE_ROOT
set -eu
cd "$1"

files() { find "$1" -name '*.[ch]' 2>/dev/null | LC_ALL=C sort; }

unbuilt=
for file in $(files src) $(files cli) $(files tests/unit); do
    name=${file#*/}
    case $file in
        *.h) continue ;;
        tests/*) name=$(basename "$file" .c) ;;
    esac
    grep -qF "'$name'" "${file%%/*}/meson.build" || unbuilt="$unbuilt $file"
done
if [ -z "$unbuilt" ]; then echo 'ok 1 - every C file is built'
else echo 'not ok 1 - every C file is built' && echo "#   no meson.build names$unbuilt"; fi

# shellcheck disable=SC2046 # file names of ours have no blanks
LC_ALL=C awk -v failed="${unbuilt:+1}" '
FILENAME == "src/LAYERS" {
    if ($0 ~ /^#/ || $0 !~ /:/) next
    split($0, line, ":"); folder = line[1]
    order[++folders] = folder
    n = split(line[2], names, " ")
    for (i = 1; i <= n; i++) may[folder, names[i]] = 1
    may[folder, folder] = 1
    next
}
function folder_of(path) {      # src/spot/time/date.c is of spot/time
    if (path !~ /^src\//) return "cli"
    sub(/^src\//, "", path); sub(/\/[^\/]*$/, "", path)
    return path
}
function target_of(folder, name,    base) {  # the folder of the header that a file of `folder` names; "" for a path of another shape
    base = folder
    while (sub(/^\.\.\//, "", name)) { if (base == "") return ""; if (!sub(/\/[^\/]*$/, "", base)) base = "" }
    if (name !~ /^([a-z]+\/)*[a-z_0-9]+\.h$/) return ""
    if (!sub(/\/[^\/]*$/, "", name)) name = ""
    return base == "" ? name : name == "" ? base : base "/" name
}
function bad(folder, why) { wrong[folder] = wrong[folder] "#   " FILENAME ":" FNR ": " why "\n" }
/^[ \t]*#[ \t]*include/ {
    folder = folder_of(FILENAME)
    if (!(folder in seen)) { seen[folder] = 1; if (!((folder, folder) in may) && folder != "cli") bad(folder, "folder " folder " is not in src/LAYERS") }
    match($0, /["<][^">]*[">]/)
    name = substr($0, RSTART + 1, RLENGTH - 2)
    angle = substr($0, RSTART, 1) == "<"
    if (folder == "cli") {
        if (!angle && name ~ /\// && name !~ /^assay\//) bad("cli", "the program may include assay/assay.h alone, not " name)
        next
    }
    if (angle) {
        if (name ~ /^(stdio|time|locale|math|unistd|fcntl)\.h$/) bad(folder, "<" name "> has no place in the library")
        next
    }
    if (name == "tables.h") target = "table"                 # generated
    else if (name ~ /^assay\//) target = "api"               # the public header
    else if ((target = target_of(folder, name)) == "") { bad(folder, "write \"../folder/name.h\", not " name); next }
    if (!((folder, target) in may)) bad(folder, folder " must not include " name)
}
END {
    order[++folders] = "cli"
    for (folder in seen) if (folder != "cli" && !((folder, folder) in may)) order[++folders] = folder
    for (i = 1; i <= folders; i++) {
        printf "%sok %d - includes of %s\n", order[i] in wrong ? "not " : "", i + 1, order[i]
        if (order[i] in wrong) { printf "%s", wrong[order[i]]; failed = 1 }
    }
    printf "1..%d\n", folders + 1
    exit failed + 0
}' src/LAYERS $(files src) $(files cli) 

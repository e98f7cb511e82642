#!/bin/sh
# run_case.sh CASE PROGRAM ROOT - run a case and compare with what is expected.
#
# CASE is a folder with
#   command   lines for sh; `steelway` is PROGRAM, $ROOT the sources; they run in a
#             copy of the folder, which is empty of the files below
#   stdout    what it prints; none is nothing
#   stderr    its messages; none is nothing
#   exit      its exit code; none is 0
# and any files the command reads. With SW_ACCEPT=1 in the environment what it did
# is written down as what is expected: read the difference before you commit it.
set -eu

case=$1
PATH=$(dirname "$2"):$PATH
ROOT=$3
export PATH ROOT
LC_ALL=C.UTF-8
export LC_ALL

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir "$place/work" "$place/is" "$place/expected"
cp -R "$case/." "$place/work"
for file in command stdout stderr exit; do
    rm -f "$place/work/$file"
done
for file in stdout stderr; do
    cp "$case/$file" "$place/expected/$file" 2>/dev/null || : >"$place/expected/$file"
done
cp "$case/exit" "$place/expected/exit" 2>/dev/null || echo 0 >"$place/expected/exit"

code=0
(cd "$place/work" && sh "$case/command" >"$place/is/stdout" 2>"$place/is/stderr" </dev/null) || code=$?
echo "$code" >"$place/is/exit"

if [ "${SW_ACCEPT:-}" = 1 ]; then
    for file in stdout stderr exit; do
        rm -f "$case/$file"
        if [ -s "$place/is/$file" ] && [ "$file $code" != "exit 0" ]; then
            cp "$place/is/$file" "$case/$file"
        fi
    done
    exit 0
fi
diff -ru "$place/expected" "$place/is"

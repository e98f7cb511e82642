#!/bin/sh
# tutorial.sh STEELWAY PAGE - do what a page says, box by box, in one shell. A box of `sh` must do without error (a
# command that is meant to fail is told by the box of text after it); each line of a box of `text`
# must be in what the box before it has printed.
set -eu

bin=$(cd "$(dirname "$1")" && pwd)
page=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PATH=$bin:$PATH
NO_COLOR=1
export PATH NO_COLOR
cd "$work"

# One script of all boxes: what each prints goes to a file of its number.
awk '
/^```sh$/ { box++; code = 1; print "{"; next }
/^```text$/ { text = 1; next }
/^```$/ && code { code = 0; print "} >\"$out/" box "\" 2>&1 || echo $? >\"$out/" box ".exit\""; next }
/^```$/ { text = 0; next }
code { print }
' "$page" >script
awk -v folder="$work" '
/^```sh$/ { box++ }
/^```text$/ { text = 1; next }
/^```$/ { text = 0 }
text { print > (folder "/" box ".expected") }
' "$page"

out=$work
export out
sh ./script

boxes=$(grep -c '^```sh$' "$page")
[ "$boxes" -gt 0 ]
failed=0
i=1
while [ "$i" -le "$boxes" ]; do
    if [ -f "$i.exit" ] && ! grep -q 'error' "$i.expected" 2>/dev/null; then
        echo "box $i of $page failed:"
        cat "$i"
        failed=1
    fi
    if [ -f "$i.expected" ]; then
        while IFS= read -r line; do
            grep -qF -e "$line" "$i" || {
                echo "box $i of $page does not print: $line"
                cat "$i"
                failed=1
            }
        done <"$i.expected"
    fi
    i=$((i + 1))
done
exit "$failed"

#!/bin/sh
# check_sizes.sh DIR - fail if a function under DIR has more than 60 lines or a
# file more than 600. In our form a body opens with { and closes with } at the
# start of a line; what stands above the { up to the last empty line or } is the
# head, and counts.
set -eu

find "$1" -name '*.[ch]' -type f | sort | xargs awk '
    function report(name, what, is, most) {
        printf "%s: %s has %d lines, at most %d\n", name, what, is, most
        wrong = 1
    }
    function end_file() {
        if (lines > 600) report(file, "the file", lines, 600)
    }
    FNR == 1 { end_file(); file = FILENAME; head = 1 }
    { lines = FNR }
    /^$/ || /^#/ || /^\/\// || /\*\/$/ { head = FNR + 1 }
    /^\{/ { text = first }
    FNR == head { first = $0 }
    /^\}/ {
        if (text != "" && FNR - head + 1 > 60) report(file ":" head, text, FNR - head + 1, 60)
        head = FNR + 1
        text = ""
    }
    END { end_file(); exit wrong }
'

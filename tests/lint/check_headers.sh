#!/bin/sh
# check_headers.sh ROOT CC - fail if a header does not compile alone: a public one
# as an outside program sees it, a private one as the library does.
set -eu

root=$1
cc=$2
wrong=0
compile() { # FOLDER [INCLUDES...]: every header under FOLDER
    folder=$1
    shift
    for header in $(cd "$folder" && find . -name '*.h' | sort); do
        printf '#include "%s"\n' "${header#./}" |
            "$cc" -std=c17 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Werror \
                -fsyntax-only "$@" -x c - || wrong=1
    done
}
compile "$root/include" "-I$root/include"
compile "$root/sim" "-I$root/include" "-I$root/sim"
exit $wrong

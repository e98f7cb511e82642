#!/bin/sh
# check_faults.sh ROOT CC CMAKE - plant faults in a copy of the sources and see
# that each lint finds them: a lint that never fails guards nothing.
set -eu

root=$1
cc=$2
cmake=$3
lint=$root/tests/lint
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
missed=0

# must_refuse NAME COMMAND...: the command fails; else the fault was missed.
must_refuse() {
    name=$1
    shift
    if "$@" >"$copy/said" 2>&1; then
        echo "missed: $name"
        missed=1
    fi
}

# layers FILE LINE: the line is added to the file of a fresh copy.
layers() {
    rm -rf "$copy/tree"
    mkdir -p "$copy/tree/$(dirname "$1")"
    cp -R "$root/sim" "$root/include" "$copy/tree"
    printf '%s\n' "$2" >>"$copy/tree/$1"
    must_refuse "$1: $2" "$cmake" "-DROOT=$copy/tree" -P "$root/cmake/CheckLayers.cmake"
}
layers sim/base/fault.c '#include "engine/engine.h"'
layers sim/base/fault.c ' #  include	"text.h"'
layers sim/engine/fault.c '#include <gsl/gsl_math.h>'
layers sim/model/fault.c '#include <csv.h>'
layers sim/model/fault.c '#include HEADER'
layers sim/stats/fault.c '#include <steelway/version.h> /* fine */
#include "random/draw.h"'
layers sim/stats/text.c '/* a second text.c */'
layers sim/folder/fault.c '/* in no layer */'
layers sim/cli/fault.c '#include "base/text.h"'
layers include/steelway/fault.h '#include "base/text.h"'

# sizes LINES HEAD: a body of so many lines.
sizes() {
    mkdir -p "$copy/sizes"
    {
        printf '#include <stdio.h>\n\n%s\n{\n' "$2"
        awk -v n="$1" 'BEGIN { while (n-- > 0) print "    puts(\"\");" }'
        printf '}\n'
    } >"$copy/sizes/fault.c"
}
sizes 57 'void f(void)'
sh "$lint/check_sizes.sh" "$copy/sizes"
sizes 58 'void f(void)'
must_refuse 'a function of 61 lines' sh "$lint/check_sizes.sh" "$copy/sizes"
sizes 57 'void f(int a,
       int b)'
must_refuse 'a head of two lines' sh "$lint/check_sizes.sh" "$copy/sizes"
awk 'BEGIN { while (n++ < 601) print "int a;" }' >"$copy/sizes/fault.c"
must_refuse 'a file of 601 lines' sh "$lint/check_sizes.sh" "$copy/sizes"

mkdir -p "$copy/alone/include" "$copy/alone/sim"
printf 'size_t f(void);\n' >"$copy/alone/sim/fault.h"
must_refuse 'a header that needs another' sh "$lint/check_headers.sh" "$copy/alone" "$cc"

# symbols WHAT SOURCE: compiled as sim/random/fault.c
mkdir -p "$copy/lib/sim/random"
symbols() {
    printf '%s\n' "$2" >"$copy/lib/sim/random/fault.c"
    "$cc" -O0 -fno-builtin -c "$copy/lib/sim/random/fault.c" -o "$copy/lib/fault.c.o"
    rm -f "$copy/lib/fault.a"
    ar rc "$copy/lib/fault.a" "$copy/lib/fault.c.o"
    must_refuse "$1: $2" sh "$lint/check_symbols.sh" "$1" "$copy/lib/fault.a" "$copy/lib"
}
symbols globals 'int f(void); static int n; int f(void) { return n++; }'
symbols globals 'int n = 1;'
symbols globals 'char *const *f(void); char *const *f(void) { static char *s[] = {"a"}; return s; }'
symbols globals '_Thread_local int n;'
symbols malloc 'void free(void *); void f(void *); void f(void *x) { free(x); }'
symbols malloc 'char *strdup(const char *); char *f(void); char *f(void) { return strdup(""); }'
symbols user 'void exit(int); void f(void); void f(void) { exit(1); }'
symbols user 'int puts(const char *); void f(void); void f(void) { puts(""); }'
symbols draws 'double log(double); double f(double); double f(double x) { return log(x); }'
symbols draws 'double gsl_x(void); double f(void); double f(void) { return gsl_x(); }'

# What is allowed passes.
printf '%s\n' 'double sqrt(double); double f(double); static const int n[] = {1, 2};' \
    'double f(double x) { return sqrt(x + n[0]); }' >"$copy/lib/sim/random/fault.c"
"$cc" -O0 -fno-builtin -c "$copy/lib/sim/random/fault.c" -o "$copy/lib/fault.c.o"
ar rc "$copy/lib/fault.a" "$copy/lib/fault.c.o"
for what in globals malloc user draws; do
    sh "$lint/check_symbols.sh" "$what" "$copy/lib/fault.a" "$copy/lib"
done
exit $missed

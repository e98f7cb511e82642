#!/bin/sh
# check_symbols.sh WHAT LIBRARY ROOT - fail if the compiled library uses what it
# may not. readelf sees the machine code whatever the linker's plugins say.
#   globals  a variable that can change outside an object
#   malloc   the heap, but in memory.c
#   user     exit, or printing to the user, but in memory.c
#   draws    GSL or a rounding function of libm where an event is decided
set -eu

what=$1
library=$2
root=$3

# object kind symbol: D defines, U uses, V defines a variable in a section that
# can be written.
symbols() {
    readelf -SsW "$library" | awk '
        /^File: / { object = $2; sub(/.*\(/, "", object); sub(/\)$/, "", object)
                    delete writable; next }
        /^ +\[ *[0-9]+\]/ {
            line = $0; sub(/^ +\[ */, "", line); number = line + 0
            sub(/^[0-9]+\] */, "", line); split(line, field, " ")
            if (field[1] ~ /^\.t?(data|bss)/ && field[1] !~ /^\.data\.rel\.ro/)
                writable[number] = 1
            next }
        /^ +[0-9]+: / && NF >= 8 {
            sub(/@.*/, "", $8)
            if ($7 == "UND") print object, "U", $8
            else if ($4 == "OBJECT" || $4 == "TLS") {
                if ($7 in writable || $7 == "COM") print object, "V", $8
            } else if ($4 == "FUNC") print object, "D", $8 }'
}

refuse() { # REGEX WHY: what a use of these outside memory.c means
    symbols | awk -v regex="^($1)$" -v why="$2" '
        { seen++ }
        $2 == "U" && $3 ~ regex && $1 != "memory.c.o" { print $1 ": " $3 ": " why; wrong = 1 }
        END { if (!seen) { print "no symbols"; wrong = 1 } exit wrong }'
}

case $what in
globals)
    symbols | awk '
        { seen++ }
        $2 == "V" { print $1 ": " $3 " can change outside an object"; wrong = 1 }
        END { if (!seen) { print "no symbols"; wrong = 1 } exit wrong }'
    ;;
malloc)
    refuse '(malloc|calloc|realloc|reallocarray|free|aligned_alloc|posix_memalign|strdup|strndup|v?asprintf|getline|getdelim|open_memstream)' \
        'the heap is for base/memory.c alone'
    ;;
user)
    refuse '(exit|_exit|_Exit|quick_exit|v?printf|__v?printf_chk|puts|putchar|perror|stdout|stderr)' \
        'only the program ends itself or speaks to the user'
    ;;
draws)
    # The layers that decide events; of random, what includes GSL neither in its .c
    # nor in its header, and every object of random that these reach.
    deciding=
    random=
    for source in "$root"/sim/base/*.c "$root"/sim/random/*.c "$root"/sim/engine/*.c \
        "$root"/sim/scenario/*.c "$root"/sim/model/*.c; do
        object=$(basename "$source").o
        case $source in
        "$root"/sim/random/*) random="$random $object" ;;
        esac
        cat "$source" "${source%.c}.h" 2>/dev/null |
            grep -q '^#[[:space:]]*include[[:space:]]*<gsl/' || deciding="$deciding $object"
    done
    libm=$(${CC:-cc} -print-file-name=libm.so.6)
    {
        # sqrt and the roundings to whole numbers are exact everywhere.
        readelf --dyn-syms -W "$libm" | awk '
            /^ +[0-9]+: / && $7 != "UND" && $4 ~ /FUNC/ {
                sub(/@.*/, "", $8)
                if ($8 !~ /^(sqrt|rint|nearbyint|floor|ceil|trunc|round|fabs|copysign|fmin|fmax|fmod|modf|frexp|ldexp|scalbn|l?lrint|l?lround|fma)$/)
                    print "libm M", $8 }'
        symbols
    } | awk -v deciding="$deciding" -v random="$random" '
        BEGIN { n = split(deciding, queue, " "); for (i = 1; i <= n; i++) todo[queue[i]] = 1
                m = split(random, name, " "); for (i = 1; i <= m; i++) is_random[name[i]] = 1 }
        $2 == "M" { forbidden[$3] = 1; next }
        $2 == "D" { home[$3] = $1 }
        $2 == "U" { uses[$1] = uses[$1] " " $3; seen++ }
        END {
            for (i = 1; i <= n; i++) {
                count = split(uses[queue[i]], used, " ")
                for (j = 1; j <= count; j++) {
                    symbol = used[j]
                    if (symbol in forbidden || symbol ~ /^gsl_/) {
                        print queue[i] ": " symbol " may round differently elsewhere"
                        wrong = 1
                    }
                    to = home[symbol]
                    if (to in is_random && !(to in todo)) {
                        todo[to] = 1
                        queue[++n] = to
                    }
                }
            }
            if (!seen) { print "no symbols"; wrong = 1 }
            exit wrong
        }'
    ;;
*)
    echo "check_symbols.sh: no check '$what'" >&2
    exit 2
    ;;
esac

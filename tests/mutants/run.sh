#!/bin/sh
# run.sh ROOT PLACE [NAME...] - do the tests find known faults? Each NAME.patch plants one in a
# copy of the tree at ROOT, made and built in PLACE; the test that the patch names must turn red.
#
#     Fault: what is wrong with it
#     Red: name of the test
#     then the patch
set -eu

root=$1
place=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
if [ $# = 0 ]; then
    for patch in "$here"/*.patch; do
        set -- "$@" "$(basename "$patch" .patch)"
    done
fi

field() { # NAME KEY: of the patch
    sed -n "s/^$2: //p" "$here/$1.patch"
}

build() { # TESTS...: what they need
    targets=
    for test in "$@"; do
        case $test in
        unit.*) targets="$targets test_${test#unit.}" ;;
        validation.*) targets="$targets steelway_program judge" ;;
        *) targets="$targets steelway_program" ;;
        esac
    done
    # Word splitting is wanted: one word a target.
    # shellcheck disable=SC2086
    cmake --build "$place/build" -j "$(nproc)" --target $targets >"$place/log" 2>&1
}

is_green() { # TEST
    ctest --test-dir "$place/build" -R "^$(echo "$1" | sed 's/\./\\./g')$" --no-tests=error \
        --timeout 300 >"$place/log" 2>&1
}

plant() { # NAME
    patch -d "$place/tree" -p1 -s -F0 --no-backup-if-mismatch "$@"
}

rm -rf "$place"
mkdir -p "$place/tree"
for part in CMakeLists.txt LICENSE cmake docs include scenarios sim tests; do
    cp -R "$root/$part" "$place/tree"
done
cmake -S "$place/tree" -B "$place/build" -DCMAKE_BUILD_TYPE=Release -DSW_LTO=OFF \
    -DBUILD_TESTING=ON >"$place/log" 2>&1 || { cat "$place/log"; exit 1; }

# Without a fault, all of these tests are green.
tests=$(for name in "$@"; do field "$name" Red; done | sort -u)
# shellcheck disable=SC2086
build $tests || { cat "$place/log"; exit 1; }
for test in $tests; do
    is_green "$test" || { cat "$place/log"; echo "mutants: $test is red without a fault"; exit 1; }
done

bad=0
for name in "$@"; do
    test=$(field "$name" Red)
    if ! plant <"$here/$name.patch" >"$place/log" 2>&1; then
        cat "$place/log"
        echo "mutants: $name: the patch does not apply"
        exit 1
    fi
    if ! build "$test"; then
        cat "$place/log"
        echo "mutants: $name: does not build"
        bad=$((bad + 1))
    elif is_green "$test"; then
        echo "mutants: $name: $test stays green"
        bad=$((bad + 1))
    else
        echo "$name: $test is red"
    fi
    plant -R <"$here/$name.patch"
done
[ $bad = 0 ]

#!/bin/sh
# build_outside.sh WAY BUILD CC CMAKE GENERATOR - install BUILD into a new folder, build
# outside.c, and tidal.c with its kind of step and its queue rule, against it and run them.
set -eu

way=$1
build=$2
cc=$3
cmake=$4
generator=$5
here=$(cd "$(dirname "$0")" && pwd)
scenario=$here/../../scenarios/starter/plant.yaml
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

"$cmake" --install "$build" --prefix "$place/installed" >"$place/log"
case $way in
cmake)
    "$cmake" -G "$generator" -S "$here" -B "$place/build" "-DCMAKE_C_COMPILER=$cc" \
        "-DCMAKE_PREFIX_PATH=$place/installed" >>"$place/log"
    "$cmake" --build "$place/build" >>"$place/log"
    "$place/build/outside" "$scenario"
    "$place/build/tidal" "$here/tidal.yaml" >"$place/tidal"
    ;;
pkg_config)
    PKG_CONFIG_PATH=$(dirname "$(find "$place/installed" -name steelway.pc)")
    export PKG_CONFIG_PATH
    pkg-config --print-errors --exists steelway
    # Word splitting is wanted here.
    "$cc" -std=c17 ${CFLAGS:-} "$here/outside.c" -o "$place/outside" \
        $(pkg-config --cflags --libs steelway)
    "$place/outside" "$scenario"
    "$cc" -std=c17 ${CFLAGS:-} "$here/tidal.c" "$here/step_tide.c" "$here/rule_heaviest.c" \
        -o "$place/tidal.out" $(pkg-config --cflags --libs steelway-inside)
    "$place/tidal.out" "$here/tidal.yaml" >"$place/tidal"
    ;;
*)
    echo "build_outside.sh: no way '$way'" >&2
    exit 2
    ;;
esac

# By hand: the crane is free of the heavy one after 4 h, of the middle one after 6 h, just too
# late for that tide, of the light one after 7 h.
printf '%s\n' 'heavy 6.0 h' 'middle 12.0 h' 'light 12.0 h' | cmp - "$place/tidal"

# The program and what comes with it are in their places too.
"$place/installed/bin/steelway" --version >"$place/version"
for file in man/man1/steelway.1 bash-completion/completions/steelway; do
    test -s "$place/installed/share/$file"
done

#!/bin/sh
# same_bytes.sh STUDY REPLICATIONS PROGRAM... - compare the study's options with each
# program: on one thread and on two, and without the fused multiply-add and vectors that a
# processor may or may not have. All files of results but run.log are the same.
set -eu

study=$1
replications=$2
shift 2

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

compare() { # FOLDER PROGRAM [OPTIONS...]
    folder=$1
    program=$2
    shift 2
    code=0
    "$program" compare "$study" --replications "$replications" --out "$place/$folder" \
        --quiet "$@" >"$place/$folder.tables" || code=$?
    case $code in
    0 | 4) ;; # so few replications may miss a gate
    *) exit 1 ;;
    esac
    echo "$code" >>"$place/$folder.tables"
}

first=
for program in "$@"; do
    number=$((${number:-0} + 1))
    compare "$number-one" "$program" --threads 1
    compare "$number-two" "$program" --threads 2
    GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2 compare "$number-plain" "$program" --threads 2
    first=${first:-$place/$number-one}
done

for folder in "$place"/*-*; do
    if [ -d "$folder" ]; then
        rm "$folder/run.log"
    fi
done
files=$(ls "$first" | wc -l)
[ "$files" -ge 8 ] || { echo "only $files files of results"; exit 1; }
for folder in "$place"/*-*; do
    if [ -d "$folder" ]; then
        diff -r "$first" "$folder"
        cmp "$first.tables" "$folder.tables"
    fi
done
echo "$files files are the same in $(ls -d "$place"/*.tables | wc -l) runs"

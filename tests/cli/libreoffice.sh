#!/bin/sh
# libreoffice.sh FOLDER - do the CSV files of a results folder open in a spreadsheet?
#
# Every CSV file of FOLDER goes through LibreOffice Calc and back: each Chinese text
# and each time must come back as it was, and each time must have been a date to Calc,
# not a text. FOLDER should hold orders.csv or events.csv, which have times.
# Needs Debian's libreoffice-calc.
set -eu

folder=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
LC_ALL=C.UTF-8
export LC_ALL

# comma, double quotes, UTF-8 (76), from row 1; quoted fields as text; numbers and
# dates are recognised
import='CSV:44,34,76,1,,0,false,true'
export_back='csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'

convert() { # FILTER TARGET FILE
    soffice "-env:UserInstallation=file://$place/profile" --headless \
        ${1:+"--infilter=$1"} --convert-to "$2" --outdir "$place" "$3" >/dev/null 2>&1
}

time='[0-9]\{4\}-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]'

times_of() { # FILE
    grep -o "$time" "$1" || true
}

others_than_ascii() { # FILE: without the byte order mark
    sed '1s/^\xef\xbb\xbf//' "$1" | LC_ALL=C tr -d '\000-\176' | LC_ALL=C tr '\177' '\n'
}

wrong=0
complain() {
    echo "$1: $2" >&2
    wrong=1
}

all_times=0
for csv in "$folder"/*.csv; do
    name=$(basename "$csv" .csv)
    convert "$import" fods "$csv"
    convert '' "$export_back" "$place/$name.fods"
    times_of "$csv" >"$place/before"
    times_of "$place/$name.csv" >"$place/after"
    cmp -s "$place/before" "$place/after" || complain "$csv" "a time is not what it was"
    others_than_ascii "$csv" >"$place/before.text"
    others_than_ascii "$place/$name.csv" >"$place/after.text"
    cmp -s "$place/before.text" "$place/after.text" ||
        complain "$csv" "a Chinese text is not what it was"
    times=$(wc -l <"$place/before")
    dates=$(grep -o 'office:value-type="date"' "$place/$name.fods" | wc -l)
    [ "$times" -eq "$dates" ] || complain "$csv" "$times times, of which $dates are dates to Calc"
    all_times=$((all_times + times))
done
[ "$all_times" -gt 0 ] || complain "$folder" "no times: write orders.csv or events.csv too"
exit $wrong

#!/bin/sh
# page.sh PROGRAM JUDGE - print docs/validation.md: every case, run now.
set -eu

here=$(dirname "$0")
cat <<'END'
# Validation

<!-- Made by `cmake --build build/release --target validation_page`. -->

Every row is a model whose answer is known exactly, run from the command line as a
planner would run it, and read from the CSV files that it wrote. The scenarios are in
[tests/validation](../tests/validation); the exact values are in its `cases.csv`.

A row passes if the estimate is within *t* standard errors of the exact value. *t* is the
quantile of Student's distribution that an unbiased simulator misses six times in a
hundred thousand (four sigma). *z* is the miss in standard errors, *error* the standard error
as a share of the exact value, which has a limit of its own, mostly 0.3 % for means and 0.1 %
for shares: else noise would pass anything. Seeds are fixed, and there is one try.

| scenario | estimate | unit | exact | estimated | z | t | error | exact by |
|---|---|---|---|---|---|---|---|---|
END
# shellcheck disable=SC2046 # names of scenarios have no spaces
sh "$here/validate.sh" "$1" "$2" $(awk -F, 'NR > 1 && !seen[$1]++ { print $1 }' "$here/cases.csv")
cat <<'END'

Sources: Gross, Harris, *Fundamentals of Queueing Theory*; Kleinrock, *Queueing Systems*; Burke,
Operations Research 4 (1956) 699; Reich, Annals of Mathematical Statistics 28 (1957) 768; Spitzer,
Transactions of the AMS 82 (1956) 323; Cobham, Operations Research 2 (1954) 70; Kella, Yechiali, Naval
Research Logistics 32 (1985) 23; Phipps, Operations Research 4 (1956) 76; White, Christie, Operations
Research 6 (1958) 79; Gaver, Journal of the RSS B 24 (1962) 73; Chaudhry, Templeton, *A First Course in
Bulk Queues*; Bailey, Journal of the RSS B 16 (1954) 80; Jackson, Management Science 10 (1963) 131;
Hillier, Boling, Operations Research 15 (1967) 286; Gershwin, Berman, AIIE Transactions 13 (1981) 2;
Flatto, Hahn, SIAM Journal on Applied Mathematics 44 (1984) 1041; Higginson, Bookbinder, Journal of
Business Logistics 15 (1994) 87; Resing, Queueing Systems 13 (1993) 409; Reiser, Lavenberg, Journal of
the ACM 27 (1980) 313; Daley, Journal of the Australian Mathematical Society 8 (1968) 683; Hopp, Spearman, *Factory Physics*.
END

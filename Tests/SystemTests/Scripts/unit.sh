#!/usr/bin/env bash
# Runs inside the booted container: the unit as it is installed, under a real systemd.
# usage: unit.sh CHECKOUT BIN
set -euxo pipefail
checkout=$1 bin=$2
install -m 755 "$bin/datelined" "$bin/dateline" /usr/bin/
mkdir -p /usr/share/dateline /etc/dateline
cp -r "$checkout/seeds" /usr/share/dateline/seeds
cp "$checkout/config/dateline.toml" /etc/dateline/
cp "$checkout/systemd/dateline.service" /etc/systemd/system/
systemd-sysusers "$checkout/systemd/dateline.sysusers"
systemd-tmpfiles --create "$checkout/systemd/dateline.tmpfiles"
systemctl daemon-reload
# `verify` returns 0 for unknown keys: nothing may be said.
said=$(systemd-analyze verify /etc/systemd/system/dateline.service 2>&1 | grep -F dateline.service || true)
[ -z "$said" ]
systemd-analyze security --offline=true --threshold=7 /etc/systemd/system/dateline.service
# Type=notify: start returns when the daemon has said READY.
systemctl start dateline.service
systemctl is-active dateline.service
[[ $(systemctl show -p StatusText dateline.service) == *'next seq'* ]]
dateline submit --published 2024-03-14 "$checkout/seeds/articles/harbour-mombasa-second-day.txt"
read -r first < <(dateline tail --from first --json)
[[ $first == *'"kind":"article"'* ]]
systemctl reload dateline.service
systemctl is-active dateline.service
# Killed, it is started again and goes on.
systemctl kill -s KILL dateline.service
until dateline status >/dev/null 2>&1; do systemctl show -p ActiveState dateline.service; done
[[ $(dateline status) =~ 'articles' ]]
systemctl stop dateline.service
[ "$(systemctl show -p Result --value dateline.service)" = success ]
dateline journal verify
mirrored=$(journalctl -t dateline -o json -n 1)
[[ $mirrored == *DATELINE_KIND* ]]
echo UNIT-TEST-PASSED

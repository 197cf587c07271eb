#!/usr/bin/env bash
# Runs inside the booted container: the unit as it is installed, under a real systemd.
# usage: unit.sh CHECKOUT BIN
set -euxo pipefail
checkout=$1 bin=$2
install -m 755 "$bin/datelined" "$bin/dateline" /usr/bin/
mkdir -p /usr/share/dateline /etc/dateline
cp -r "$checkout/seeds" /usr/share/dateline/seeds
cp "$checkout/config/dateline.toml" /etc/dateline/
cp "$checkout"/systemd/dateline.{service,socket} /etc/systemd/system/
systemd-sysusers "$checkout/systemd/dateline.sysusers"
systemd-tmpfiles --create "$checkout/systemd/dateline.tmpfiles"
systemctl daemon-reload
# `verify` returns 0 for unknown keys: nothing may be said.
said=$(systemd-analyze verify --man=no /etc/systemd/system/dateline.{service,socket} 2>&1 | grep -F dateline. || true)
[ -z "$said" ]
systemd-analyze security --offline=true --threshold=7 /etc/systemd/system/dateline.service
# Socket activation: the first client starts the daemon. Its mode and its group let in whom they say.
systemctl start dateline.socket
[ "$(stat -c '%a %U %G' /run/dateline/dateline.sock)" = '660 dateline dateline' ]
if systemctl is-active --quiet dateline.service; then exit 1; fi
[[ $(dateline status) =~ 'next seq' ]]
systemctl is-active dateline.service
if setpriv --reuid=65534 --clear-groups -- dateline status 2>/dev/null; then exit 1; fi
setpriv --reuid=65534 --regid="$(getent group dateline | cut -d: -f3)" --clear-groups -- dateline status >/dev/null
systemctl stop dateline.service
# Type=notify: start returns when the daemon has said READY.
systemctl start dateline.service
systemctl is-active dateline.service
[[ $(systemctl show -p StatusText dateline.service) == *'next seq'* ]]
dateline submit --published 2024-03-14 "$checkout/seeds/articles/harbour-mombasa-second-day.txt"
read -r first < <(dateline tail --from first --json)
[[ $first == *'"kind":"article"'* ]]
systemctl reload dateline.service
systemctl is-active dateline.service
# A daemon that hangs gets no food from its watchdog and is started again: by SIGABRT, then SIGKILL.
mkdir -p /run/systemd/system/dateline.service.d
printf '[Service]\nWatchdogSec=2\nTimeoutAbortSec=1\n' > /run/systemd/system/dateline.service.d/test.conf
systemctl daemon-reload
systemctl restart dateline.service
before=$(systemctl show -p MainPID --value dateline.service)
# One that does not hang lives on: three times as long as the watchdog waits.
timeout 6 dateline tail >/dev/null || true
[ "$(systemctl show -p MainPID --value dateline.service)" = "$before" ]
kill -STOP "$before"
until [ "$(systemctl show -p NRestarts --value dateline.service)" -ge 1 ]; do read -rt 0.2 <> <(:) || true; done
until dateline status >/dev/null 2>&1; do read -rt 0.2 <> <(:) || true; done
[ "$(systemctl show -p MainPID --value dateline.service)" != "$before" ]
rm -r /run/systemd/system/dateline.service.d
systemctl daemon-reload
# Killed, it is started again and goes on.
systemctl kill -s KILL dateline.service
until dateline status >/dev/null 2>&1; do systemctl show -p ActiveState dateline.service; done
[[ $(dateline status) =~ 'articles' ]]
systemctl stop dateline.socket dateline.service
[ "$(systemctl show -p Result --value dateline.service)" = success ]
dateline journal verify
mirrored=$(journalctl -t dateline -o json -n 1)
[[ $mirrored == *DATELINE_KIND* ]]
# Without systemd's socket it makes its own.
sed -i '/dateline.socket/d' /etc/systemd/system/dateline.service
systemctl daemon-reload
systemctl start dateline.service
[ "$(stat -c '%a %U %G' /run/dateline/dateline.sock)" = '660 dateline dateline' ]
curl -fsS --unix-socket /run/dateline/dateline.sock http://dateline/metrics 2>/dev/null | grep -q '^dateline_subscribers 0' \
  || ! command -v curl
systemctl stop dateline.service
echo UNIT-TEST-PASSED

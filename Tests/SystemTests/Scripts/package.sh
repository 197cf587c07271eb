#!/usr/bin/env bash
# Runs inside the booted container: the package as an operator meets it.
# usage: package.sh CHECKOUT FOLDER-WITH-PACKAGE
set -euxo pipefail
checkout=$1 package=$(echo "$2"/dateline_*.deb)
export DEBIAN_FRONTEND=noninteractive
# The build machine may keep services from being started.
rm -f /usr/sbin/policy-rc.d
dpkg -i "$package"
systemctl is-enabled dateline.socket dateline.service
for unit in dateline.socket dateline.service; do systemctl is-active $unit; done
[ "$(stat -c '%a %U %G' /var/spool/dateline/incoming)" = '2770 dateline dateline' ]
systemd-analyze security --offline=true --threshold=7 /lib/systemd/system/dateline.service
journalctl --catalog --list-catalog 2>/dev/null | grep -q 'Somebody.s words in an article'
man -w dateline datelined dateline-tail >/dev/null 2>&1 || ! command -v man
bash -c '. /usr/share/bash-completion/completions/dateline; complete -p dateline'
datelined --check
# It works.
dateline submit --published 2024-03-14 /usr/share/dateline/seeds/articles/harbour-mombasa-second-day.txt
read -r first < <(dateline tail --from first --json)
[[ $first == *'"kind":"article"'* ]]
python3 /usr/share/dateline/seeds/clients/dateline.py --from first --until-live | tail -n 1
# An upgrade restarts it, keeps what the operator has changed, and a subscriber goes on.
echo '# changed' >> /etc/dateline/dateline.toml
before=$(dateline status --json)
dpkg-deb -R "$package" /tmp/next
sed -i 's/^Version: .*/&+next/' /tmp/next/DEBIAN/control
dpkg-deb --root-owner-group -Znone --build /tmp/next /tmp/next.deb
pid=$(systemctl show -p MainPID --value dateline.service)
dpkg --force-confold -i /tmp/next.deb
[ "$(systemctl show -p MainPID --value dateline.service)" != "$pid" ]
grep -q '^# changed' /etc/dateline/dateline.toml
next() { grep -o '"next":[0-9]*' <<< "$1"; }
[ "$(next "$(dateline status --json)")" = "$(next "$before")" ]
# Removed, the data stay.
dpkg -r dateline
if systemctl is-active --quiet dateline.service; then exit 1; fi
[ ! -e /run/dateline/dateline.sock ]
[ -n "$(ls /var/lib/dateline/journal)" ] && [ -f /etc/dateline/dateline.toml ]
dpkg -i "$package"
[ "$(next "$(dateline status --json)")" = "$(next "$before")" ]
# Purged, nothing is left but the user.
dpkg -P dateline
for path in /var/lib/dateline /var/spool/dateline /etc/dateline /run/dateline /usr/share/dateline \
  /etc/systemd/system/*.wants/dateline.*; do
  [ ! -e "$path" ]
done
getent passwd dateline
echo PACKAGE-TEST-PASSED

#!/usr/bin/env bash
# A private journald in a mount namespace of its own: datelined's records must come out of journalctl.
# usage: unshare --mount mirror.sh DATELINED DATELINE CONFIG SPOOL SOCKET ARTICLE
# Prints the mirrored entries as journalctl -o json lines.
set -euo pipefail
datelined=$1 dateline=$2 config=$3 spool=$4 socket=$5 article=$6
mount --make-rprivate /
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /etc/systemd
printf '[Journal]\nStorage=volatile\nRateLimitIntervalSec=0\n' > /etc/systemd/journald.conf
mkdir -p /run/systemd/journal
/lib/systemd/systemd-journald &
journald=$!
until [ -S /run/systemd/journal/socket ]; do kill -0 $journald; done
"$datelined" --config "$config" 2>/dev/null &
daemon=$!
until "$dateline" status --socket "$socket" >/dev/null 2>&1; do kill -0 $daemon; done
"$dateline" submit --spool "$spool" "$article"
# The first record that a subscriber gets: from then on, the mirror has it too.
read -r _ < <("$dateline" tail --socket "$socket" --from first --json)
kill -TERM $daemon
wait $daemon || true
journalctl -D /run/log/journal --sync >/dev/null 2>&1 || true
kill -USR1 $journald
until journalctl -D /run/log/journal -o json -t dateline -n 1 2>/dev/null | grep -q DATELINE_SEQ; do
  kill -0 $journald
done
journalctl -D /run/log/journal -o json -t dateline
kill $journald

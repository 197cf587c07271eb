#!/usr/bin/env bash
# Boots a real systemd over this machine's files (an overlay on a tmpfs) and runs a script in it.
# usage: container.sh CHECKOUT BIN SCRIPT; prints what the script printed
# BIN holds programs or packages; the script, from this folder, is told of both folders.
set -euo pipefail
checkout=$1 bin=$(readlink -f "$2") script=$3
name=dateline-$$
scratch=$(mktemp -d)
group=/sys/fs/cgroup/$name
cleanup() {
  umount "$scratch/root" "$scratch" 2>/dev/null || true
  rmdir "$scratch" "$group" 2>/dev/null || true
}
trap cleanup EXIT
mount -t tmpfs tmpfs "$scratch"
mkdir "$scratch"/{upper,work,root,out,test}
mount -t overlay overlay -o "lowerdir=/,upperdir=$scratch/upper,workdir=$scratch/work" "$scratch/root"
mkdir "$scratch/test/checkout" "$scratch/test/bin"
cp -r "$checkout"/{seeds,config,systemd} "$scratch/test/checkout/"
for file in "$bin"/datelined "$bin"/dateline "$bin"/dateline_*.deb; do
  [ ! -e "$file" ] || cp "$file" "$scratch/test/bin/"
done
cp "$checkout/Tests/SystemTests/Scripts/$script" "$scratch/test/script.sh"
units=$scratch/root/etc/systemd/system
mkdir -p "$units"
cat > "$units/sdtest.target" <<'UNIT'
[Unit]
Requires=sysinit.target dbus.socket systemd-journald.socket sdtest.service
After=sysinit.target dbus.socket
UNIT
cat > "$units/sdtest.service" <<'UNIT'
[Unit]
After=sysinit.target dbus.socket systemd-journald.socket
SuccessAction=exit
FailureAction=exit
[Service]
Type=oneshot
TimeoutStartSec=100
ExecStart=/bin/bash /sdtest/script.sh /sdtest/checkout /sdtest/bin
StandardOutput=append:/sdtest-out/log
StandardError=append:/sdtest-out/log
UNIT
if mkdir "$group" 2>/dev/null; then echo $$ > "$group/cgroup.procs"; fi
status=0
SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 timeout 150 systemd-nspawn -q -D "$scratch/root" -M "$name" --boot \
  --register=no --keep-unit --link-journal=no --settings=no --private-network --console=pipe \
  --bind-ro="$scratch/test:/sdtest" --bind="$scratch/out:/sdtest-out" \
  systemd.unit=sdtest.target </dev/null >"$scratch/out/console" 2>&1 || status=$?
cat "$scratch/out/log" 2>/dev/null || cat "$scratch/out/console"
echo 0 > /dev/null
[ -e /sys/fs/cgroup/cgroup.procs ] && echo $$ > /sys/fs/cgroup/cgroup.procs || true
exit $status

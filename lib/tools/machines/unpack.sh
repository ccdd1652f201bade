#!/bin/sh
# unpack.sh DEBIAN FOLDER ARCHIVES ARCHITECTURE KERNELS PACKAGE…: unpacks a Debian for another processor into a folder,
# without running any of its programs: apt and dpkg of DEBIAN, which this machine can run, choose and unpack the packages;
# what their scripts would have set up and a machine needs is done here. They are in FOLDER/root, and each of KERNELS, words
# in one argument, is in a folder of its name. Its mounts end with the mount namespace that it is started in.
set -eu
debian=$1 folder=$2 archives=$3 architecture=$4 kernels=$5
shift 5
mkdir "$folder/root"
mount -t proc proc "$debian/proc"
mount --rbind /dev "$debian/dev"
mount -t tmpfs tmp "$debian/tmp"
mount --bind "$folder" "$debian/mnt"
mount --bind "$archives" "$debian/var/cache/apt/archives"
mkdir "$debian/tmp/apt" "$debian/tmp/apt/lists" "$debian/tmp/unpacked"
touch "$debian/tmp/apt/status" "$debian/tmp/resolv.conf" "$debian/tmp/hosts"
cat /etc/resolv.conf > "$debian/tmp/resolv.conf"
cat /etc/hosts > "$debian/tmp/hosts"
mount --bind "$debian/tmp/resolv.conf" "$debian/etc/resolv.conf"
mount --bind "$debian/tmp/hosts" "$debian/etc/hosts"
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
apt() {
  chroot "$debian" apt-get -q -y -o "APT::Architecture=$architecture" -o "APT::Architectures=$architecture" \
    -o Dir::State=/tmp/apt -o Dir::State::status=/tmp/apt/status -o APT::Install-Recommends=false "$@"
}
# The files of what apt would install: `Inst NAME (VERSION ORIGIN [ARCHITECTURE])`, with a colon in a version as %3a.
files() {
  apt --simulate "$@" | sed -n 's/^Inst \([^ ]*\) (\([^ ]*\) [^][]*\[\([a-z0-9]*\)\]).*/\1_\2_\3.deb/p' | sed 's/:/%3a/g'
}
apt update
apt --download-only install '?essential' "$@"
# The folders' links, /bin and others, come first.
for file in $(files install base-files) $(files install '?essential' "$@"); do
  chroot "$debian" dpkg-deb --extract "/var/cache/apt/archives/$file" /mnt/root
done

for kernel in $kernels; do
  # A metapackage: it depends on the newest one.
  apt --download-only install "$kernel"
  image=$(files install "$kernel" | grep '^linux-image-[0-9]')
  chroot "$debian" dpkg-deb --extract "/var/cache/apt/archives/$image" "/mnt/$kernel"
done

cd "$folder/root"
cp usr/share/base-passwd/passwd.master etc/passwd
cp usr/share/base-passwd/group.master etc/group
mkdir -p etc/ssl/certs
cat usr/share/ca-certificates/mozilla/*.crt > etc/ssl/certs/ca-certificates.crt

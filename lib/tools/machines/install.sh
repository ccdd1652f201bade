#!/bin/sh
# install.sh FOLDER ARCHIVES PACKAGE…: installs packages into the Debian in a folder. Its mounts end with the
# mount namespace that it is started in. debootstrap's own --include stumbles over as many packages as npm's.
set -eu
folder=$1 archives=$2
shift 2
mount -t proc proc "$folder/proc"
mount --rbind /dev "$folder/dev"
mount --bind "$archives" "$folder/var/cache/apt/archives"
cat /etc/resolv.conf > "$folder/etc/resolv.conf"
cat /etc/hosts > "$folder/etc/hosts"
# No service starts.
printf '#!/bin/sh\nexit 101\n' > "$folder/usr/sbin/policy-rc.d"
chmod 755 "$folder/usr/sbin/policy-rc.d"
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
chroot "$folder" apt-get -q update
chroot "$folder" apt-get -q -y --no-install-recommends install "$@"
rm -rf "$folder"/var/lib/apt/lists/*

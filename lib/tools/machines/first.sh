#!/bin/busybox sh
# The first process of an emulated machine, in its initial memory file system: it brings the drivers of the disks and of
# the network, mounts what a machine has mounted, and becomes agent.py. The kernel's command line has `place=`, where the
# second disk belongs, and `now=`, the time.
/bin/busybox --install -s /bin
export PATH=/bin
set -e
mkdir -p /proc /sys /dev /new
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for word in $(cat /proc/cmdline); do
  case $word in place=*) place=${word#place=} ;; now=*) date -s "@${word#now=}" > /dev/null ;; esac
done
for module in $(cat /modules/order); do insmod "/modules/$module"; done

mount -t ext4 /dev/vda /new
mkdir -p "/new$place"
mount -t ext4 /dev/vdb "/new$place"
rmdir "/new$place/lost+found"
cd /new
mkdir /dev/pts /dev/shm /dev/mqueue
mount -t devpts -o ptmxmode=666,mode=620 devpts /dev/pts
mount -t tmpfs -o mode=1777,nosuid,nodev shm /dev/shm
mount -t mqueue mqueue /dev/mqueue
ln -s /proc/self/fd /dev/fd
ln -s /proc/self/fd/0 /dev/stdin
ln -s /proc/self/fd/1 /dev/stdout
ln -s /proc/self/fd/2 /dev/stderr
mount -t tmpfs -o mode=1777,nosuid,nodev tmp tmp
mount -t tmpfs -o mode=755,nosuid,nodev run run

# The network that qemu plays.
hostname room
ip link set lo up
ip link set eth0 up
ip addr add 10.0.2.15/24 dev eth0
ip route add default via 10.0.2.2
echo nameserver 10.0.2.3 > etc/resolv.conf
echo 127.0.0.1 localhost room > etc/hosts
[ ! -e /certificates ] || cat /certificates > etc/ssl/certs/ca-certificates.crt
echo learner:x:1000:1000::/home/learner:/bin/bash >> etc/passwd
echo learner:x:1000: >> etc/group

cat /agent.py > run/agent.py
for kind in proc sys dev; do
  mkdir -p $kind
  mount --move /$kind $kind
done
mount -t cgroup2 cgroup sys/fs/cgroup
exec switch_root /new /usr/bin/python3 /run/agent.py

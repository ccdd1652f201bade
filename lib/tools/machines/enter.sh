#!/bin/bash
# enter.sh BASE FOLDER HOME PLACE CONFINE CERTIFICATES [WORD…]: becomes the first process of a room, in the namespaces that
# unshare(1) has made for it. The room is a copy-on-write Debian (FOLDER/root, what is written goes to FOLDER/upper),
# entered by pivot_root(2): the kernel lets nobody in a chroot make user namespaces. HOME is at PLACE.
# It says its process number, as the machine counts, and lives until its standard input ends. bash reaps orphans.
set -eu
base=$1 folder=$2 home=$3 place=$4 confine=$5 certificates=$6
shift 6
words=" $* "
has() { [[ $words == *" $1 "* ]]; }
read -r pid _ < /proc/self/stat

# Relative names: a folder of ours may have colons and commas in its name.
cd "$folder"
mkdir -p root upper work
if ! mount -t overlay room -o "lowerdir=../../bases/$base,upperdir=upper,workdir=work" root; then
  cp -a --reflink=auto "../../bases/$base/." root
  mount --bind root root
fi
cd root

mount -t proc proc proc
mount --bind /sys sys
mount -o remount,bind,ro sys
mount -t tmpfs -o mode=755 dev dev
for name in null zero full random urandom tty; do
  touch "dev/$name"
  mount --bind "/dev/$name" "dev/$name"
done
ln -s /proc/self/fd dev/fd
ln -s /proc/self/fd/0 dev/stdin
ln -s /proc/self/fd/1 dev/stdout
ln -s /proc/self/fd/2 dev/stderr
mkdir dev/pts dev/mqueue
mount -t devpts -o newinstance,ptmxmode=666,mode=620 devpts dev/pts
ln -s pts/ptmx dev/ptmx
mount -t mqueue mqueue dev/mqueue
if ! has no-dev-shm; then
  mkdir dev/shm
  mount -t tmpfs -o mode=1777,nosuid,nodev shm dev/shm
fi
mount -t tmpfs -o "mode=1777,nosuid,nodev$(has noexec-tmp && echo ,noexec || true)" tmp tmp
mount -t tmpfs -o mode=755,nosuid,nodev run run

cat /etc/resolv.conf > etc/resolv.conf
cat /etc/hosts > etc/hosts
[ -z "$certificates" ] || mount --bind "$certificates" etc/ssl/certs/ca-certificates.crt
grep -q ^learner: etc/passwd || {
  echo "learner:x:1000:1000::/home/learner:/bin/bash" >> etc/passwd
  echo "learner:x:1000:" >> etc/group
}
mkdir -p ".$place"
mount --bind "$home" ".$place"
cp "$confine" run/confine
chmod 755 run/confine

if has one-cpu; then
  # What Node and the C library count CPUs by, besides sched_getaffinity(2). Nothing is mounted over /proc/cpuinfo and
  # /proc/stat: where a part of /proc is hidden, the kernel lets nobody mount another one.
  mkdir run/cpu run/cpu/cpu0
  for name in online possible present; do echo 0 > "run/cpu/$name"; done
  mount --bind run/cpu sys/devices/system/cpu
fi
if has read-only-proc-sys || has docker; then
  mount --bind proc/sys proc/sys
  mount -o remount,bind,ro proc/sys
fi
if has docker; then
  touch .dockerenv
  for name in kcore keys timer_list; do
    [ ! -e "proc/$name" ] || mount --bind /dev/null "proc/$name"
  done
  for name in bus fs irq sysrq-trigger; do
    [ -e "proc/$name" ] || continue
    mount --bind "proc/$name" "proc/$name"
    mount -o remount,bind,ro "proc/$name"
  done
fi

mkdir run/before
pivot_root . run/before
cd /
umount -l /run/before
rmdir /run/before
echo "$pid"
exec /usr/bin/env -i /bin/bash -c 'read -r _'

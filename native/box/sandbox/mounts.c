/*
 * The file systems. The runner lives in a small root of its own, made once: the system's programs and libraries, read
 * only, and nothing of this checkout, of anybody's home or of other users. Each run adds what is its own: the working
 * directory, /tmp, /dev/shm, /dev/mqueue, /dev/pts and /proc.
 */
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#define BASE "/tmp"
#define HOME "/home/learner"

static const char passwd[] = "root:x:0:0:root:/:/bin/sh\nlearner:x:1000:1000:Learner:" HOME ":/bin/sh\n"
                             "nobody:x:65534:65534:nobody:/:/bin/false\n";
static const char group[] = "root:x:0:\nlearner:x:1000:\nnogroup:x:65534:\n";
static const char hosts[] = "127.0.0.1 localhost box\n::1 localhost\n";
static const char nsswitch[] = "passwd: files\ngroup: files\nhosts: files\nservices: files\nprotocols: files\n";

static bool write_file(const char *path, const void *text, size_t length, mode_t mode)
{
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode);
  if (fd < 0) return false;
  size_t done = 0;
  while (done < length) {
    ssize_t n = write(fd, (const char *)text + done, length - done);
    if (n <= 0) break;
    done += (size_t)n;
  }
  fchmod(fd, mode);
  close(fd);
  return done == length;
}

/* What a remount must keep: an inherited flag cannot be taken away in a user namespace. */
static unsigned long kept_flags(const char *path)
{
  struct statvfs f;
  unsigned long flags = MS_NOSUID;
  if (statvfs(path, &f) != 0) return flags;
  if (f.f_flag & ST_NODEV) flags |= MS_NODEV;
  if (f.f_flag & ST_NOEXEC) flags |= MS_NOEXEC;
  if (f.f_flag & ST_NOATIME) flags |= MS_NOATIME;
  if (f.f_flag & ST_NODIRATIME) flags |= MS_NODIRATIME;
  if (f.f_flag & ST_RELATIME) flags |= MS_RELATIME;
  return flags;
}

static bool bind(const char *from, const char *to, unsigned long more)
{
  if (mount(from, to, NULL, MS_BIND, NULL) != 0) return false;
  return mount(NULL, to, NULL, MS_BIND | MS_REMOUNT | more | kept_flags(to), NULL) == 0;
}

/* /usr, /bin, …: a directory is bound, a link is made again. */
static bool system_folder(const char *name)
{
  char from[64], to[128], target[128];
  struct stat st;
  snprintf(from, sizeof from, "/%s", name);
  snprintf(to, sizeof to, BASE "/%s", name);
  if (lstat(from, &st) != 0) return true;
  if (S_ISLNK(st.st_mode)) {
    ssize_t n = readlink(from, target, sizeof target - 1);
    if (n <= 0) return false;
    target[n] = 0;
    return symlink(target, to) == 0;
  }
  return mkdir(to, 0755) == 0 && bind(from, to, MS_RDONLY);
}

static bool device(const char *name)
{
  char from[64], to[128];
  snprintf(from, sizeof from, "/dev/%s", name);
  snprintf(to, sizeof to, BASE "/dev/%s", name);
  return write_file(to, "", 0, 0666) && mount(from, to, NULL, MS_BIND, NULL) == 0;
}

static void etc(void)
{
  mkdir(BASE "/etc", 0755);
  write_file(BASE "/etc/passwd", passwd, sizeof passwd - 1, 0644);
  write_file(BASE "/etc/group", group, sizeof group - 1, 0644);
  write_file(BASE "/etc/hosts", hosts, sizeof hosts - 1, 0644);
  write_file(BASE "/etc/nsswitch.conf", nsswitch, sizeof nsswitch - 1, 0644);
  static const char *const shared[] = { "ld.so.cache", "services", "protocols", "localtime" };
  for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
    char from[64], to[128];
    snprintf(from, sizeof from, "/etc/%s", shared[i]);
    snprintf(to, sizeof to, BASE "/etc/%s", shared[i]);
    if (access(from, R_OK) == 0 && write_file(to, "", 0, 0644)) bind(from, to, MS_RDONLY);
  }
  if (mkdir(BASE "/etc/alternatives", 0755) == 0) bind("/etc/alternatives", BASE "/etc/alternatives", MS_RDONLY);
}

static bool dev(void)
{
  static const char *const links[][2] = {
    { "/proc/self/fd", BASE "/dev/fd" }, { "/proc/self/fd/0", BASE "/dev/stdin" },
    { "/proc/self/fd/1", BASE "/dev/stdout" }, { "/proc/self/fd/2", BASE "/dev/stderr" },
    { "pts/ptmx", BASE "/dev/ptmx" },
  };
  if (mkdir(BASE "/dev", 0755) != 0) return false;
  bool ok = device("null") && device("zero") && device("full") && device("random") && device("urandom");
  for (size_t i = 0; i < sizeof links / sizeof *links; i++) ok = ok && symlink(links[i][0], links[i][1]) == 0;
  return ok && mkdir(BASE "/dev/shm", 0755) == 0 && mkdir(BASE "/dev/mqueue", 0755) == 0 && mkdir(BASE "/dev/pts", 0755) == 0;
}

/* With the folders that it is in. */
static bool make_folder(const char *name)
{
  char path[128];
  if (snprintf(path, sizeof path, BASE "%s", name) >= (int)sizeof path) return false;
  for (char *slash = strchr(path + sizeof BASE, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    if (mkdir(path, 0755) != 0 && errno != EEXIST) return false;
    *slash = '/';
  }
  return mkdir(path, 0755) == 0;
}

/* In a new mount namespace: whether anything may be mounted in it. */
bool mounts_try(void)
{
  return mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 && mount("box", BASE, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m") == 0;
}

/* In new PID and mount namespaces: a /proc of its own. */
bool mounts_proc(void)
{
  return mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) == 0;
}

/* Makes the runner's root, where the peers are in `place`, and moves into it. On failure the old root stays. */
bool mounts_root(const char *peers, const char *place)
{
  static const char *const system[] = { "usr", "bin", "sbin", "lib", "lib32", "lib64", "libx32" };
  static const char *const folders[] = { "proc", "tmp", "home", "home/learner", "old" };
  mode_t mask = umask(022);
  bool ok = mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
  /* The peers' place must be found before BASE hides what is under it. */
  int peer = open(peers, O_PATH | O_DIRECTORY | O_CLOEXEC);
  ok = ok && mount("box", BASE, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=755") == 0;
  for (size_t i = 0; i < sizeof system / sizeof *system; i++) ok = ok && system_folder(system[i]);
  for (size_t i = 0; ok && i < sizeof folders / sizeof *folders; i++) {
    char path[64];
    snprintf(path, sizeof path, BASE "/%s", folders[i]);
    ok = mkdir(path, 0755) == 0;
  }
  if (ok) etc();
  ok = ok && dev() && make_folder(place);
  if (ok && peer >= 0) {
    char path[64], to[128];
    snprintf(path, sizeof path, "/proc/self/fd/%d", peer);
    snprintf(to, sizeof to, BASE "%s", place);
    ok = bind(path, to, MS_RDONLY | MS_NODEV);
  }
  if (peer >= 0) close(peer);
  /* A new /proc may only be mounted where another one is wholly visible. */
  ok = ok && mount("/proc", BASE "/proc", NULL, MS_BIND | MS_REC, NULL) == 0;
  ok = ok && chdir(BASE) == 0 && syscall(SYS_pivot_root, ".", "old") == 0;
  int error = errno;
  if (ok) {
    ok = chdir("/") == 0 && umount2("/old", MNT_DETACH) == 0 && rmdir("/old") == 0;
    mount(NULL, "/", NULL, MS_BIND | MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL);
  } else {
    umount2(BASE, MNT_DETACH);
  }
  umask(mask);
  errno = error;
  return ok;
}

static bool fresh(const char *where, const char *mode, long long bytes)
{
  char options[96];
  snprintf(options, sizeof options, "mode=%s,size=%lld,nr_inodes=8192", mode, bytes);
  return mount("box", where, "tmpfs", MS_NOSUID | MS_NODEV, options) == 0;
}

/* Fills the working directory; parents of a path are made. A path that ends in "/" is a directory. */
static bool fill(void)
{
  for (int i = 0; i < run.files; i++) {
    char path[4096];
    struct file *f = &run.file[i];
    if (snprintf(path, sizeof path, "%s", f->path) >= (int)sizeof path) return false;
    for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
      *slash = 0;
      if (*path) mkdir(path, 0755);
      *slash = '/';
    }
    size_t n = strlen(path);
    if (n > 0 && path[n - 1] == '/') chmod(path, (mode_t)f->mode);
    else if (!write_file(path, f->content.at, f->content.length, (mode_t)f->mode)) return false;
  }
  return true;
}

/* In init: what belongs to this run alone. Leaves it in the working directory. */
bool mounts_run(void)
{
  long long memory = run.option[OPT_MEMORY];
  umask(0);
  if (machine.own_root) {
    /* Files are memory too: together they have as much as the processes. */
    if (!fresh(HOME, "755", memory / 2)) return fail("mount " HOME, errno);
    if (!fresh("/tmp", "1777", memory / 4)) return fail("mount /tmp", errno);
    if (!fresh("/dev/shm", "1777", memory / 4)) return fail("mount /dev/shm", errno);
    if (layer_of("proc")->active && !mounts_proc()) return fail("mount /proc", errno);
    /* Terminals of its own. A machine that forbids them only loses what is shown at a terminal. */
    mount("devpts", "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=0666,mode=620");
    if (layer_of("ipc-namespace")->active) mount("mqueue", "/dev/mqueue", "mqueue", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL);
  }
  if (chdir(machine.own_root ? HOME : machine.home) != 0) return fail("chdir to the working directory", errno);
  if (!fill()) return fail("writing the given files", errno);
  umask(022);
  run.work = open(".", O_PATH | O_DIRECTORY | O_CLOEXEC);
  run.shm = open("/dev/shm", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  run.mqueue = open("/dev/mqueue", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return true;
}

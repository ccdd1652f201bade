/*
 * The network of a run: a namespace with nothing but its loopback. A run with programs on machine b has a second one,
 * and a virtual cable (veth) between the two: 10.0.0.1 at a's end, 10.0.0.2 at b's.
 */
#include "sandbox.h"
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <sched.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define CABLE "cable"

/* Up, with this address, in the namespace that we are in. */
static bool interface_up(const char *name, const char *address)
{
  struct ifreq request = { 0 };
  struct sockaddr_in *at = (struct sockaddr_in *)&request.ifr_addr;
  strcpy(request.ifr_name, name);
  int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return false;
  bool ok = true;
  if (address) {
    at->sin_family = AF_INET;
    inet_pton(AF_INET, address, &at->sin_addr);
    ok = ioctl(fd, SIOCSIFADDR, &request) == 0;
    inet_pton(AF_INET, "255.255.255.0", &at->sin_addr);
    ok = ok && ioctl(fd, SIOCSIFNETMASK, &request) == 0;
  }
  ok = ok && ioctl(fd, SIOCGIFFLAGS, &request) == 0;
  request.ifr_flags |= IFF_UP;
  ok = ok && ioctl(fd, SIOCSIFFLAGS, &request) == 0;
  close(fd);
  return ok;
}

static struct rtattr *add(struct nlmsghdr *message, unsigned short type, const void *data, size_t length)
{
  struct rtattr *at = (struct rtattr *)((char *)message + NLMSG_ALIGN(message->nlmsg_len));
  at->rta_type = type;
  at->rta_len = (unsigned short)RTA_LENGTH(length);
  if (length > 0) memcpy(RTA_DATA(at), data, length);
  message->nlmsg_len = NLMSG_ALIGN(message->nlmsg_len) + RTA_ALIGN(at->rta_len);
  return at;
}

static void end(struct nlmsghdr *message, struct rtattr *nest)
{
  nest->rta_len = (unsigned short)((char *)message + message->nlmsg_len - (char *)nest);
}

/* One end here, the other in the namespace of `far`. `rtnetlink(7)` */
static bool lay_cable(int far)
{
  union { struct nlmsghdr head; char bytes[512]; } m = { .head = { .nlmsg_type = RTM_NEWLINK } };
  struct ifinfomsg link = { .ifi_family = AF_UNSPEC };
  struct { struct nlmsghdr head; struct nlmsgerr error; } reply;
  m.head.nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL;
  memcpy(NLMSG_DATA(&m.head), &link, sizeof link);
  m.head.nlmsg_len = NLMSG_LENGTH(sizeof link);
  add(&m.head, IFLA_IFNAME, CABLE, sizeof CABLE);
  struct rtattr *info = add(&m.head, IFLA_LINKINFO, NULL, 0);
  add(&m.head, IFLA_INFO_KIND, "veth", 4);
  struct rtattr *data = add(&m.head, IFLA_INFO_DATA, NULL, 0);
  struct rtattr *peer = add(&m.head, VETH_INFO_PEER, &link, sizeof link);
  add(&m.head, IFLA_IFNAME, CABLE, sizeof CABLE);
  add(&m.head, IFLA_NET_NS_FD, &far, sizeof far);
  end(&m.head, peer);
  end(&m.head, data);
  end(&m.head, info);
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
  if (fd < 0) return false;
  bool ok = send(fd, &m, m.head.nlmsg_len, 0) > 0 && recv(fd, &reply, sizeof reply, 0) > 0 && reply.error.error == 0;
  close(fd);
  return ok;
}

static int here(void)
{
  return open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
}

static bool second_machine(int a)
{
  if (unshare(CLONE_NEWNET) != 0) return false;
  int b = here();
  bool ok = b >= 0 && interface_up("lo", NULL) && setns(a, CLONE_NEWNET) == 0 && lay_cable(b);
  ok = ok && interface_up(CABLE, "10.0.0.1") && setns(b, CLONE_NEWNET) == 0 && interface_up(CABLE, "10.0.0.2");
  if (setns(a, CLONE_NEWNET) != 0) ok = false;
  if (ok) run.machine_b = b;
  else if (b >= 0) close(b);
  return ok;
}

/* In a new network namespace: whether it can be used. */
bool network_try(void)
{
  return interface_up("lo", NULL);
}

/* In init, before it starts the programs. Where there can be no second machine the first one has both addresses. */
void network_up(void)
{
  bool wanted = false;
  run.machine_b = -1;
  for (int i = 0; i < run.programs; i++) wanted = wanted || run.program[i].machine == 1;
  interface_up("lo", NULL);
  if (!wanted) return;
  int a = here();
  if (a < 0 || !second_machine(a)) {
    interface_up("lo:a", "10.0.0.1");
    interface_up("lo:b", "10.0.0.2");
  }
  if (a >= 0) close(a);
}

/* In a program's process, while it still may. */
bool network_enter(const struct program *p)
{
  return p->machine == 0 || run.machine_b < 0 || setns(run.machine_b, CLONE_NEWNET) == 0;
}

/* In init, when all programs have begun: the namespace lives as long as a process is in it. */
void network_leave(void)
{
  if (run.machine_b >= 0) close(run.machine_b);
}

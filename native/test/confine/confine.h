#pragma once
#include <stdbool.h>

bool send_descriptor(int socket, int fd);
int receive_descriptor(int socket);

/* Answers what the filter asks about, until nobody is left under it. `capable`: tracing takes CAP_SYS_PTRACE. */
void supervise(int listener, bool capable);

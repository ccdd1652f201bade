/* What the course's kernel calls here from JavaScript (lib/notebook/kernel). */
#pragma once

int kernel_watch(int orders, int *may_end);
void kernel_keep(int from, int to);
int kernel_pipes(int reads[2]);

/* What the course's kernel calls here from JavaScript (lib/kernel/engine/native.ts). */
#pragma once

int kernel_start_interrupt_thread(int orders, int *interruptible);
void kernel_hide_from_children(int from, int to);
int kernel_replace_outputs(int reads[2]);

/* Says which of two spellings the C library has a function for: a weak reference to one that is not there is NULL. */
#include <fcntl.h>
#include <stdio.h>

#pragma weak creat
extern int create(const char *, mode_t) __attribute__((weak));

int main(void)
{
  printf("creat %s, create %s\n", &creat != NULL ? "yes" : "no", &create != NULL ? "yes" : "no");
  return 0;
}

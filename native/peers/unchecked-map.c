/*
 * unchecked-map FILE: maps a file that it opened for reading only, for writing, and does not look at the result.
 *
 * mmap fails with EACCES and returns MAP_FAILED, which is -1 and not null: the usual test for a null pointer lets it
 * pass, and the first store goes to the last address there is.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: unchecked-map FILE\n");
		return 2;
	}
	int fd = open(argv[1], O_RDONLY);
	char *map = mmap(0, 40, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (!map) {
		puts("mmap failed");
		return 1;
	}
	printf("mapped at %p\n", (void *)map);
	fflush(stdout);
	map[0] = 'x';
	return 0;
}

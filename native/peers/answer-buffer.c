/*
 * answer-buffer: reads a request as the classic socket server does, makes its answer, and says what that did.
 *
 * The server has 256 bytes for the request and 256 for the answer, and neither looks at a length nor adds a NUL. Here
 * each has something after it in its block, so that what goes past an end is seen and harms nobody.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SIZE = 256, BEHIND = 16, GUARD = 64 };

int main(void)
{
	char *request = calloc(1, SIZE + BEHIND), *answer = calloc(1, SIZE + GUARD);
	if (!request || !answer) return 1;
	char *guard = answer + SIZE;
	strcpy(request + SIZE, "(a secret)");
	memset(guard, '#', GUARD);
	ssize_t got = read(0, request, SIZE);
	if (got < 0) {
		perror("read");
		return 1;
	}
	sprintf(answer, "I got you!: %s", request);
	int over = 0;
	while (over < GUARD && guard[over] != '#') over++;
	printf("%zd %zu %d\n", got, strlen(answer), over);
	free(request);
	free(answer);
	return 0;
}

/* Runs the library in a program without Rust's std. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* The precompiled `alloc` names it; with panic=abort nothing calls it. */
void rust_eh_personality(void) { abort(); }

int password_compat_verify(const unsigned char *, size_t, const unsigned char *, size_t);

static int verify(const char *password, const char *stored) {
    return password_compat_verify((const unsigned char *)password, strlen(password),
                                  (const unsigned char *)stored, strlen(stored));
}

int main(void) {
    const char *stored = "pbkdf2_sha256$1000$2jUwEoaSmAAYfH8F346Gh0$CpolB1Mpc8zDyAG9tVF84Y3ohXctqDCoeeIee4aUbq0=";
    if (verify("letmein", stored) != 1) return 1;
    if (verify("LetMeIn", stored) != 0) return 2;
    if (verify("letmein", "nonsense") != -1) return 3;
    return 0;
}

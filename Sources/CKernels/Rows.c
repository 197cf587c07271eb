#include "CKernels.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

// Kernels that sum across lanes or read bytes: eight lanes in every instruction set, wider ones
// only in how they are compiled.

typedef float v8 __attribute__((vector_size(32), aligned(4)));
typedef int32_t i8 __attribute__((vector_size(32), aligned(4)));
typedef int8_t b8 __attribute__((vector_size(8), aligned(1)));

#define BODY static inline __attribute__((always_inline)) void

BODY gather_body(
    const int8_t *table, const float *scales, const uint32_t *rows, long count, const float *a,
    const float *b, long columns, float *out) {
    for (long c = 0; c < columns; c += 8) {
        v8 sum = *(const v8 *)(a + c) + *(const v8 *)(b + c);
        for (long r = 0; r < count; r++) {
            long row = rows[r];
            v8 value = __builtin_convertvector(*(const b8 *)(table + row * columns + c), v8);
            value = value * scales[row];
            sum = sum + value;
        }
        *(v8 *)(out + c) = sum;
    }
}

static inline __attribute__((always_inline)) float across(const v8 *sum) {
    v8 s = *sum;
    return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

BODY normalise_body(float *x, long columns, const float *scale, const float *shift) {
    v8 sum = {0}, squares = {0};
    for (long c = 0; c < columns; c += 8) sum = sum + *(const v8 *)(x + c);
    float mean = across(&sum) / (float)columns;
    for (long c = 0; c < columns; c += 8) {
        v8 d = *(const v8 *)(x + c) - mean;
        d = d * d;
        squares = squares + d;
    }
    float factor = 1.0f / sqrtf(across(&squares) / (float)columns + 1e-5f);
    for (long c = 0; c < columns; c += 8) {
        v8 d = *(const v8 *)(x + c) - mean;
        d = d * factor;
        d = d * *(const v8 *)(scale + c);
        *(v8 *)(x + c) = d + *(const v8 *)(shift + c);
    }
}

static inline __attribute__((always_inline)) float largest_body(const float *x, long count) {
    v8 top = {0};
    for (long c = 0; c < count; c += 8) {
        v8 v = *(const v8 *)(x + c), negative = -v;
        i8 less = v < negative;
        v = (v8)((less & (i8)negative) | (~less & (i8)v));
        less = top < v;
        top = (v8)((less & (i8)v) | (~less & (i8)top));
    }
    float best = 0;
    for (int i = 0; i < 8; i++) best = best < top[i] ? top[i] : best;
    return best;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static float largest_avx2(const float *x, long count) {
    return largest_body(x, count);
}
__attribute__((target("avx2"))) static void gather_avx2(
    const int8_t *table, const float *scales, const uint32_t *rows, long count, const float *a,
    const float *b, long columns, float *out) {
    gather_body(table, scales, rows, count, a, b, columns, out);
}
__attribute__((target("avx2"))) static void normalise_avx2(
    float *x, long columns, const float *scale, const float *shift) {
    normalise_body(x, columns, scale, shift);
}
#endif

void kernels_gather(
    int set, const int8_t *table, const float *scales, const uint32_t *rows, long count,
    const float *a, const float *b, long columns, float *out) {
#if defined(__x86_64__)
    if (set != kernels_baseline)
        return gather_avx2(table, scales, rows, count, a, b, columns, out);
#endif
    gather_body(table, scales, rows, count, a, b, columns, out);
}

void kernels_normalise(
    int set, float *x, long columns, const float *scale, const float *shift) {
#if defined(__x86_64__)
    if (set != kernels_baseline) return normalise_avx2(x, columns, scale, shift);
#endif
    normalise_body(x, columns, scale, shift);
}

float kernels_largest(int set, const float *x, long count) {
#if defined(__x86_64__)
    if (set != kernels_baseline) return largest_avx2(x, count);
#endif
    return largest_body(x, count);
}

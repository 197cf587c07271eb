#include "CKernels.h"

#pragma STDC FP_CONTRACT OFF

#define KERNEL(name) name##_baseline
#define LANES 4
#define BLOCK_ROWS 4
#include "Kernels.inc"

#if defined(__x86_64__)
#define WIDER 1
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define KERNEL(name) name##_avx2
#define LANES 8
#define BLOCK_ROWS 4
#include "Kernels.inc"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
#define KERNEL(name) name##_avx512
#define LANES 16
#define BLOCK_ROWS 8
#include "Kernels.inc"
#pragma clang attribute pop
#endif

int kernels_best(void) {
#if defined(WIDER)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw"))
        return __builtin_cpu_supports("avx512vnni") ? kernels_vnni : kernels_avx512;
    if (__builtin_cpu_supports("avx2")) return kernels_avx2;
#endif
    return kernels_baseline;
}

void kernels_multiply(
    int set, const float *x, long x_stride, long rows, long depth, const float *w, long columns,
    const float *bias, float *y, long y_stride) {
#if defined(WIDER)
    if (set >= kernels_avx512)
        return multiply_avx512(x, x_stride, rows, depth, w, columns, bias, y, y_stride);
    if (set == kernels_avx2)
        return multiply_avx2(x, x_stride, rows, depth, w, columns, bias, y, y_stride);
#endif
    multiply_baseline(x, x_stride, rows, depth, w, columns, bias, y, y_stride);
}

// The wider sets take the part that fills their lanes, the baseline the rest: element by element
// the bits are the same.
void kernels_add_gelu(int set, const float *x, float *y, long count) {
    long whole = 0;
#if defined(WIDER)
    whole = count & ~15L;
    if (set >= kernels_avx512) add_gelu_avx512(x, y, whole);
    else if (set == kernels_avx2) add_gelu_avx2(x, y, whole);
    else whole = 0;
#endif
    add_gelu_baseline(x + whole, y + whole, count - whole);
}

void kernels_leaky(int set, float *x, long count) {
#if defined(WIDER)
    if (set != kernels_baseline) return leaky_avx2(x, count);
#endif
    leaky_baseline(x, count);
}

void kernels_quantise(int set, const float *x, long count, float factor, int16_t *y) {
#if defined(WIDER)
    if (set >= kernels_avx512 && count % 16 == 0) return quantise_avx512(x, count, factor, y);
    if (set != kernels_baseline) return quantise_avx2(x, count, factor, y);
#endif
    quantise_baseline(x, count, factor, y);
}

void kernels_gru(
    int set, const float *x, const float *u, const float *bias, float *h, int16_t *out,
    long width) {
#if defined(WIDER)
    if (set >= kernels_avx512 && width % 16 == 0)
        return gru_avx512(x, u, bias, h, out, width);
    if (set != kernels_baseline) return gru_avx2(x, u, bias, h, out, width);
#endif
    gru_baseline(x, u, bias, h, out, width);
}

void kernels_viterbi(
    int set, const float *previous, const float *follow, long stride, const float *scores,
    long count, float *best, int32_t *back) {
#if defined(WIDER)
    if (set >= kernels_avx512 && stride % 16 == 0)
        return viterbi_avx512(previous, follow, stride, scores, count, best, back);
    if (set != kernels_baseline)
        return viterbi_avx2(previous, follow, stride, scores, count, best, back);
#endif
    viterbi_baseline(previous, follow, stride, scores, count, best, back);
}

#include "CKernels.h"

#pragma STDC FP_CONTRACT OFF

typedef int32_t i4 __attribute__((vector_size(16), aligned(2)));
typedef int32_t i8 __attribute__((vector_size(32), aligned(2)));
typedef int32_t i16 __attribute__((vector_size(64), aligned(2)));
typedef float f4 __attribute__((vector_size(16), aligned(4)));
typedef float f8 __attribute__((vector_size(32), aligned(4)));
typedef float f16 __attribute__((vector_size(64), aligned(4)));

#if defined(__x86_64__)
#include <immintrin.h>

#define KERNEL(name) name##_baseline
#define LANES 4
#define BLOCK_ROWS 4
#define WIDE 2
#define ivec i4
#define fvec f4
#define MULTIPLY_ADD(sum, w, x) sum = sum + (i4)_mm_madd_epi16((__m128i)(w), (__m128i)(x))
#include "Integers.inc"

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define KERNEL(name) name##_avx2
#define LANES 8
#define BLOCK_ROWS 4
#define WIDE 2
#define ivec i8
#define fvec f8
#define MULTIPLY_ADD(sum, w, x) sum = sum + (i8)_mm256_madd_epi16((__m256i)(w), (__m256i)(x))
#include "Integers.inc"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw"))), apply_to = function)
#define KERNEL(name) name##_avx512
#define LANES 16
#define BLOCK_ROWS 8
#define WIDE 2
#define ivec i16
#define fvec f16
#define MULTIPLY_ADD(sum, w, x) sum = sum + (i16)_mm512_madd_epi16((__m512i)(w), (__m512i)(x))
#include "Integers.inc"
#pragma clang attribute pop

#pragma clang attribute push(                                                                      \
    __attribute__((target("avx512f,avx512bw,avx512vnni"))), apply_to = function)
#define KERNEL(name) name##_vnni
#define LANES 16
#define BLOCK_ROWS 4
#define WIDE 6
#define ivec i16
#define fvec f16
// By its name: of the intrinsic LLVM makes a product and a sum, which take twice as long.
#define MULTIPLY_ADD(sum, w, x) __asm__("vpdpwssd %2, %1, %0" : "+v"(sum) : "v"(w), "v"(x))
#include "Integers.inc"
#pragma clang attribute pop

#else

// Without an instruction for pairs (NEON): the halves of each lane apart.
#define KERNEL(name) name##_baseline
#define LANES 4
#define BLOCK_ROWS 4
#define WIDE 2
#define ivec i4
#define fvec f4
#define MULTIPLY_ADD(sum, w, x)                                                                    \
    sum = sum + ((w) >> 16) * ((x) >> 16) + (((w) << 16) >> 16) * (((x) << 16) >> 16)
#include "Integers.inc"
#endif

void kernels_multiply_integers(
    int set, const int16_t *x, long x_stride, long rows, long depth, const int16_t *w,
    long columns, const float *scales, const float *row_scales, const float *bias, float *y,
    long y_stride) {
#if defined(__x86_64__)
    void (*chosen)(
        const int16_t *, long, long, long, const int16_t *, long, const float *, const float *,
        const float *, float *, long) = multiply_integers_baseline;
    if (set == kernels_avx2) chosen = multiply_integers_avx2;
    if (set == kernels_avx512) chosen = multiply_integers_avx512;
    if (set == kernels_vnni) chosen = multiply_integers_vnni;
    chosen(x, x_stride, rows, depth, w, columns, scales, row_scales, bias, y, y_stride);
#else
    multiply_integers_baseline(
        x, x_stride, rows, depth, w, columns, scales, row_scales, bias, y, y_stride);
#endif
}

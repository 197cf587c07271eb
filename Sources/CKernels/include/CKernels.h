/// Vector kernels of the language engine and of the digests, for AVX-512 (with VNNI), AVX2, SSE2 and
/// NEON, chosen at run time.
///
/// Each result is the same to the bit on every instruction set: the large products are of 16-bit
/// integers, whose sums are exact; of floats, products and sums are separate operations, outputs
/// are summed over the depth in order, and sums across lanes are always over 8 lanes, added
/// pairwise. All matrices are row-major; columns are multiples of 16, strides count elements.
/// Pointers need no alignment.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdint.h>

/// The instruction sets, best last.
enum { kernels_baseline = 0, kernels_avx2 = 1, kernels_avx512 = 2, kernels_vnni = 3 };

/// The best instruction set of this machine.
int kernels_best(void);

/// y[r][c] = bias[c] + Σ x[r][k]·w[k][c] over k < depth; no bias where it is null.
void kernels_multiply(
    int set, const float *x, long x_stride, long rows, long depth, const float *w, long columns,
    const float *bias, float *y, long y_stride);

/// y[r][c] = bias[c] + row_scales[r]·scales[c]·Σ x[r][k]·w[k][c] over k < depth, which is even.
///
/// The weights lie in pairs: w[k / 2][c][k % 2]. The sum must fit 32 bits: the file's maker sees to
/// that. With no row_scales, they are 1 / KERNELS_UNIT.
void kernels_multiply_integers(
    int set, const int16_t *x, long x_stride, long rows, long depth, const int16_t *w,
    long columns, const float *scales, const float *row_scales, const float *bias, float *y,
    long y_stride);

/// What 1.0 is as an integer in the states of the GRUs, and the largest integer of an input.
#define KERNELS_UNIT 4096

/// y = x · factor, rounded to the nearest even and cut to ±KERNELS_UNIT; count is a multiple of 8.
void kernels_quantise(int set, const float *x, long count, float factor, int16_t *y);

/// The largest absolute value; count is a multiple of 8.
float kernels_largest(int set, const float *x, long count);

/// out[c] = a[c] + b[c] + Σ scales[row]·table[row][c] over the rows; columns are a multiple of 8.
void kernels_gather(
    int set, const int8_t *table, const float *scales, const uint32_t *rows, long count,
    const float *a, const float *b, long columns, float *out);

/// x = normalised x · scale + shift, in place: mean 0, variance 1, epsilon 1e-5; columns are a
/// multiple of 8.
void kernels_normalise(
    int set, float *x, long columns, const float *scale, const float *shift);

/// y += GELU(x) by the tanh formula (Hendrycks & Gimpel 2016); count is a multiple of 8.
void kernels_add_gelu(int set, const float *x, float *y, long count);

/// x = x where positive, else x · 0.1; count is a multiple of 8.
void kernels_leaky(int set, float *x, long count);

/// One step of a GRU (Cho et al. 2014, gates r, z, n side by side): h = (1 − z)·n + z·h, where r =
/// σ(xr + ur), z = σ(xz + uz), n = tanh(xn + r·(un + bias)); out gets h · KERNELS_UNIT as integers;
/// width is a multiple of 8.
void kernels_gru(
    int set, const float *x, const float *u, const float *bias, float *h, int16_t *out,
    long width);

/// One step of Viterbi: best[j] = scores[j] + max over i of (previous[i] + follow[i·stride + j]),
/// back[j] the first such i; count tags, the arrays filled up to a multiple of 8.
void kernels_viterbi(
    int set, const float *previous, const float *follow, long stride, const float *scores,
    long count, float *best, int32_t *back);

/// Does this machine have instructions for SHA-256?
int kernels_has_sha(void);

/// Takes blocks of 64 bytes into the state of a SHA-256 (FIPS 180-4); with_sha: by the processor's
/// instructions, on a machine that has them.
void kernels_sha256(int with_sha, uint32_t *state, const uint8_t *bytes, long blocks);

#endif

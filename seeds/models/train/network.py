"""The network: table embeddings + GloVe, convolution, BiGRU layers; heads for tags, arcs, labels
and names.

Figures in comments are sizes: D word vector, H GRU (each way), E = 2H, A arc and label space.
"""

import torch
import torch.nn.functional as F
from torch import nn

from gazetteer import FEATURES
from recurrence import bigru
from tags import TYPES

CASES = 8  # sentence case (4) · first word
DISTANCE = 24
TAGS = 1 + 4 * len(TYPES)
NEVER = -1e4


def transitions():
    """Allowed BIOES transitions: 1 where tag j may follow tag i; starts and ends."""
    ok = torch.zeros(TAGS, TAGS)
    kind = lambda t: (t - 1) // 4
    opens = [t for t in range(TAGS) if t == 0 or (t - 1) % 4 in (0, 3)]
    for i in range(TAGS):
        for j in range(TAGS):
            if i and (i - 1) % 4 in (0, 1):
                ok[i, j] = j > 0 and kind(i) == kind(j) and (j - 1) % 4 in (1, 2)
            else:
                ok[i, j] = j in opens
    starts = torch.tensor([1.0 if t in opens else 0.0 for t in range(TAGS)])
    ends = torch.tensor([0.0 if t and (t - 1) % 4 in (0, 1) else 1.0 for t in range(TAGS)])
    return ok, starts, ends


class Network(nn.Module):
    def __init__(
        self, table_sizes, vectors, tags, morphs, labels, D=96, H=96, layers=2, A=64, drop=0.25
    ):
        super().__init__()
        self.D, self.H, self.drop = D, H, drop
        self.tables = nn.ModuleList([nn.Embedding(n, D) for n in table_sizes])
        self.cases, self.gazetteer = nn.Embedding(CASES, D), nn.Embedding(FEATURES, D)
        for e in [*self.tables, self.cases, self.gazetteer]:
            nn.init.normal_(e.weight, std=0.1)
        self.register_buffer("vectors", torch.tensor(vectors), persistent=False)
        self.glove = nn.Linear(vectors.shape[1], D, bias=False)
        nn.init.normal_(self.glove.weight, std=0.05)
        self.root = nn.Parameter(torch.randn(D) * 0.3)
        self.norm0, self.norm1 = nn.LayerNorm(D), nn.LayerNorm(D)
        self.conv = nn.Linear(3 * D, D)
        self.gru = nn.ModuleList(
            [
                nn.GRU(D if i == 0 else 2 * H, H, batch_first=True, bidirectional=True)
                for i in range(layers)
            ]
        )
        E = 2 * H
        self.upos, self.morph = nn.Linear(E, tags), nn.Linear(E, morphs)
        self.arc_dep, self.arc_head = nn.Linear(E, A), nn.Linear(E, A)
        self.bilinear = nn.Parameter(torch.randn(A, A) * 0.05)
        self.head_bias = nn.Parameter(torch.zeros(A))
        self.far, self.far_bias = (
            nn.Parameter(torch.zeros(2 * DISTANCE + 1, A)),
            nn.Parameter(torch.zeros(2 * DISTANCE + 1)),
        )
        self.label_dep, self.label_head = nn.Linear(E, A), nn.Linear(E, A, bias=False)
        self.label_far = nn.Parameter(torch.zeros(2 * DISTANCE + 1, A))
        self.label = nn.Linear(A, labels)
        self.name_hidden = nn.Linear(E, A)
        self.name = nn.Linear(A, TAGS)
        ok, starts, ends = transitions()
        self.follow, self.start, self.end = (
            nn.Parameter(torch.zeros_like(x)) for x in (ok, starts, ends)
        )
        self.register_buffer("no_follow", (1 - ok) * NEVER, persistent=False)
        self.register_buffer("no_start", (1 - starts) * NEVER, persistent=False)
        self.register_buffer("no_end", (1 - ends) * NEVER, persistent=False)

    def dropped(self, x, p, shared=True):
        """Dropout with one mask for all positions of a sentence."""
        if not self.training or p == 0:
            return x
        m = torch.rand(x.shape[0], 1 if shared else x.shape[1], x.shape[2]) >= p
        return x * m / (1 - p)

    def embed(self, rows, cases, gaz):
        """rows [B, T, 9] of tables and GloVe → [B, T, D] before ROOT."""
        B, T, _ = rows.shape
        keep = lambda p: (torch.rand(B, T) >= p).long() if self.training else 1
        both = keep(0.08)
        x = self.cases(cases) + self.gazetteer(gaz * keep(0.1))
        for i, e in enumerate(self.tables):
            r = rows[:, :, i]
            x = x + e(r * both * keep(0.25) if i == 0 else r * keep(0.08) if i < 7 else r)
        return x + self.glove(self.vectors[rows[:, :, 8] * both])

    def encode(self, rows, cases, gaz, lengths):
        """→ [B, 1 + T, E]; position 0 is ROOT; positions beyond the length are not defined."""
        x = self.embed(rows, cases, gaz)
        x = torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)
        x = self.dropped(self.norm0(x), 0.1)
        mask = (torch.arange(x.shape[1])[None, :] <= lengths[:, None]).unsqueeze(2)
        z = F.pad(x * mask, (0, 0, 1, 1))
        x = self.norm1(
            x
            + F.gelu(self.conv(torch.cat([z[:, :-2], z[:, 1:-1], z[:, 2:]], 2)), approximate="tanh")
        )
        for g in self.gru:
            x = bigru(g, self.dropped(x, self.drop), mask)
        return self.dropped(x, self.drop)

    def arcs(self, x, lengths):
        """Scores [B, T, 1 + T] of each word's heads."""
        d, h = F.leaky_relu(self.arc_dep(x[:, 1:]), 0.1), F.leaky_relu(self.arc_head(x), 0.1)
        T = d.shape[1]
        far = (torch.arange(T + 1)[None, :] - torch.arange(1, T + 1)[:, None]).clamp(
            -DISTANCE, DISTANCE
        ) + DISTANCE
        s = d @ self.bilinear @ h.transpose(1, 2) + (h @ self.head_bias)[:, None, :]
        s = s + (d @ self.far.T).gather(2, far.expand(d.shape[0], -1, -1)) + self.far_bias[far]
        bad = (torch.arange(T + 1)[None, None, :] > lengths[:, None, None]) | (far == DISTANCE)[
            None
        ]
        return s.masked_fill(bad, NEVER)

    def labels(self, x, heads):
        """Scores [B, T, labels] at the given heads [B, T]."""
        T = heads.shape[1]
        far = (heads - torch.arange(1, T + 1)).clamp(-DISTANCE, DISTANCE) + DISTANCE
        at = self.label_head(x).gather(
            1, heads.unsqueeze(2).expand(-1, -1, self.label_head.out_features)
        )
        return self.label(F.leaky_relu(self.label_dep(x[:, 1:]) + at + self.label_far[far], 0.1))

    def name_scores(self, x):
        return self.name(F.leaky_relu(self.name_hidden(x[:, 1:]), 0.1))

    def partition(self, scores, lengths, fixed=False):
        """log of the sum over tag sequences, [N, B] of scores [N, B, T, TAGS]; with `fixed`, no
        gradient to the moves.
        """
        start, follow, end = self.start, self.follow, self.end
        if fixed:
            start, follow, end = start.detach(), follow.detach(), end.detach()
        scores = scores.unbind(2)
        a = scores[0] + start + self.no_start
        move = (follow + self.no_follow).exp()
        for t in range(1, len(scores)):
            m = a.max(2, keepdim=True).values
            b = ((a - m).exp() @ move).clamp_min(1e-30).log() + m + scores[t]
            a = torch.where((t < lengths)[None, :, None], b, a)
        return torch.logsumexp(a + end + self.no_end, 2)

    def name_loss(self, scores, allowed, lengths):
        """−log P(allowed tag sequences) of a CRF, one a sentence; allowed [B, T, TAGS] of bool."""
        z = self.partition(torch.stack([scores, scores.masked_fill(~allowed, NEVER)]), lengths)
        return z[0] - z[1]

    def name_divergence(self, scores, tags, shares, lengths):
        """The cross entropy, one a sentence, to marginals (shares [B, T, k] of tags [B, T, k]); the
        moves are left as they are.
        """
        expected = (scores.gather(2, tags) * shares).sum((1, 2))
        return self.partition(scores[None], lengths, fixed=True)[0] - expected

    def marginals(self, scores, allowed, lengths):
        """The share of each tag among the allowed sequences, [B, T, TAGS]."""
        with torch.enable_grad():
            s = scores.detach().masked_fill(~allowed, NEVER).requires_grad_()
            return torch.autograd.grad(self.partition(s[None], lengths).sum(), s)[0]

    def name_tags(self, scores, lengths):
        """Viterbi."""
        B, T, K = scores.shape
        move, back = self.follow + self.no_follow, []
        a = scores[:, 0] + self.start + self.no_start
        for t in range(1, T):
            best, arg = (a[:, :, None] + move).max(1)
            back.append(arg)
            a = torch.where((t < lengths)[:, None], best + scores[:, t], a)
        last = (a + self.end + self.no_end).argmax(1)
        out = torch.zeros(B, T, dtype=torch.long)
        for b in range(B):
            t, k = int(lengths[b]) - 1, int(last[b])
            out[b, t] = k
            while t > 0:
                k = int(back[t - 1][b, k])
                t -= 1
                out[b, t] = k
        return out

"""Claims about a row, taken apart into questions that solvers decide at once.

What a byte of a group adds to a distance, or a pair of bytes, is compared as compiled and as printed by
itself; in the sums both are then unknowns, of which is known what was asked. And what a turn leaves in a
row's words is claimed at its end; where these words are used next they are unknowns for which that holds.
"""

import itertools

import terms
from groups import in_64, product
from questions import Part
from terms import compare, constant, extend
from vectors import total


def is_cell(term):
    return term.operation == "apply" and term.data in ("block", "query")


def is_distance(term):
    return term.operation == "apply" and term.data.startswith("so_far_")


def alike(claims, premises):
    """The part with names that count up, so that what is asked of all rows is one text.

    Cells of memory and distances become unknowns, of which nothing is known but the premises.
    """
    names, counts = {}, itertools.count()

    def name(term):
        if term.operation == "variable" or is_cell(term) or is_distance(term):
            if term not in names:
                names[term] = terms.variable(f"x{next(counts)}", term.width)
            return names[term]
        return None

    made = terms.replaced([*premises, *(c for _, c in claims)], name)
    count = len(premises)
    return Part(list(zip((what for what, _ in claims), made[count:])), tuple(made[:count]))


class Pieces:
    def __init__(self, distances):
        self.distances, self.sources = distances, {}

    def of(self, term):
        """The pieces of a group that a term comes from, and None where it is from anything else."""
        stack = [term]
        while stack:
            one = stack.pop()
            if one in self.sources:
                continue
            rest = () if is_cell(one) or is_distance(one) else one.arguments
            if is_cell(one):
                self.sources[one] = frozenset({self.distances.piece_of(one)})
            elif is_distance(one) or one.operation == "variable":
                self.sources[one] = frozenset({None})
            elif all(a in self.sources for a in rest):
                self.sources[one] = frozenset().union(*(self.sources[a] for a in rest))
            else:
                stack += [one, *rest]
        return self.sources[term]

    def hidden(self, claims):
        """(claims, premises, lemmas): the claims with unknowns for what pieces add."""
        printed, compiled = {}, {}

        def hide(term):
            whose = self.of(term)
            if not term.width or len(whose) != 1 or None in whose:
                return None
            [piece] = whose
            if term in self.distances.pieces:
                printed[piece] = (term, terms.variable(f"printed_{piece}", term.width))
                return printed[piece][1]
            inner = term
            while inner.operation == "zero_extend":
                inner = inner.arguments[0]
            if inner not in compiled:
                compiled[inner] = (piece, terms.variable(f"compiled_{len(compiled)}", inner.width))
            return extend("zero_extend", term.width, compiled[inner][1])

        made = terms.replaced([c for _, c in claims], hide)
        if not printed:
            return claims, (), []
        premises, lemmas = [], []
        for piece, (term, unknown) in printed.items():
            own = [(c, v) for c, (p, v) in compiled.items() if p == piece]
            lemmas.append(Part(list(self.adds(piece, [c for c, _ in own], term))))
            premises += [condition for _, condition in self.adds(piece, [v for _, v in own], unknown)]
        return list(zip((what for what, _ in claims), made)), tuple(premises), lemmas

    def adds(self, piece, compiled, printed):
        """What a piece adds as compiled, in terms of what it adds as printed, and how much that is."""
        if not compiled:
            return
        distances = self.distances
        yield f"what piece {piece} adds", terms.equal(
            total(list(map(in_64, compiled))), product(printed, distances.scale))
        if distances.metric != "table":
            yield f"piece {piece} is bounded", compare(
                "ule", printed, constant(64, distances.most * distances.per_piece))
            for one in compiled:
                bound = constant(64, max(128, distances.most))
                yield f"a term of piece {piece} is bounded", compare("ule", in_64(one), bound)


def parts(claims, distances, subjects, cuts, bound):
    """The claims of an execution, as parts of a question."""
    pieces, result = Pieces(distances), {}

    def add(claims, premises):
        part = alike(claims, (bound, *premises))
        result[(part.premises, tuple(c for _, c in part.claims))] = part

    together = {}
    for claim in claims:
        about = subjects.of(claim.condition)
        together.setdefault((id(claim.state), about), []).append(claim)
    for (_, about), some in together.items():
        state = some[0].state
        premises = [c for c in state.path if subjects.of(c) <= about]
        claims = [(c.what, c.condition) for c in some]
        cut, counter = distances.latest(state, cuts)
        turn = cut.turns.get(counter) if cut else None
        if turn and len(about) == 1:
            if state is turn.state:
                premises = [c for c in premises if c in cut.entries[counter]]
                claims, known, lemmas = pieces.hidden(claims)
                for lemma in lemmas:
                    add(lemma.claims, ())
                premises += known
            else:
                [row] = about
                unknowns, known = turn.left(row)
                made = terms.replaced([c for _, c in claims], unknowns.get)
                claims = list(zip((what for what, _ in claims), made))
                premises = [p for p in premises if p not in cut.believed[counter]] + known
        add(claims, premises)
    return list(result.values())

"""A question to the solvers, in as many parts as they need to see how little is asked."""

from dataclasses import dataclass, field

import printing
import terms


@dataclass
class Part:
    """Claims that the premises imply, asked at once."""

    claims: list  # of (what, condition)
    premises: tuple = ()


@dataclass
class Question:
    """Everything claimed of one compiled function. It is proved when every part is."""

    subject: str
    law: str
    width: int
    count: str  # the axes it is about: a number, a range, "every", or nothing
    parts: list
    preamble: tuple = ()
    definitions: dict = field(default_factory=dict)
    inputs: list = field(default_factory=list)  # of (name, width), for replaying

    def texts(self):
        for part in self.parts:
            claim = terms.conjunction([c for _, c in part.claims])
            if claim is not terms.TRUE:
                yield printing.query(part.premises, claim, self.preamble)

    def broken(self, inputs):
        """The claims that fail at these inputs."""
        claims = [claim for part in self.parts for claim in part.claims]
        found = printing.evaluate([c for _, c in claims], inputs, self.definitions)
        return [what for (what, _), holds in zip(claims, found) if not holds]


def judged(question, portfolio):
    """The verdict on all parts: refuted or unknown if one is."""
    from solvers import PROVED, Verdict
    total = Verdict(PROVED)
    for text in question.texts():
        verdict = portfolio.judge(text)
        total.seconds += verdict.seconds
        total.by = sorted({*total.by, *verdict.by})
        if verdict.answer != PROVED:
            total.answer = verdict.answer
            return total
    return total


def preamble(definitions):
    return tuple(d.text for d in definitions)

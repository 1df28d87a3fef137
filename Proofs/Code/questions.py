"""A question to the solvers, and what became of it."""

from dataclasses import dataclass, field

import printing
import terms


@dataclass
class Question:
    """All claims about one compiled function, to be proved together."""

    subject: str
    law: str
    width: int
    count: str  # the axes it is about: a number, a range, "every", or nothing
    claims: list  # of (what, condition)
    preamble: tuple = ()
    definitions: dict = field(default_factory=dict)
    inputs: list = field(default_factory=list)  # of (name, width), for replaying
    expected: object = None
    premises: tuple = ()

    @property
    def text(self):
        claim = terms.conjunction([c for _, c in self.claims])
        return printing.query(self.premises, claim, self.preamble)

    def broken(self, inputs):
        """The claims that fail at these inputs."""
        conditions = [c for _, c in self.claims]
        found = printing.evaluate(conditions, inputs, self.definitions)
        return [what for (what, _), holds in zip(self.claims, found) if not holds]


def preamble(definitions):
    return tuple(d.text for d in definitions)

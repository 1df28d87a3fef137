"""The scalar operations: compiled function equals printed term, for all inputs, without trap or poison."""

import terms
from compilation import TYPES, width
from execution import Execution
from questions import Part, Question, preamble

RULES = ("down", "up", "toNearestOrDown", "toNearestOrUp", "toNearestOrEven")

# The compiled function, the law that speaks of it, and the definition that it must equal.
OPERATIONS = [
    ("displacement", "circle.displacement.agrees-with-oracle", "displacement"),
    ("distance", "circle.distance.agrees-with-oracle", "distance"),
    ("magnitude", "circle.distance.is-displacement-magnitude", "distance"),
    ("translated", "circle.displacement.inverts-translation", "translated"),
    ("arrival", "circle.displacement.leads-there", "arrival"),
    ("antipode", "circle.antipode.agrees-with-oracle", "antipode"),
    ("isAntipodal", "circle.cut-locus.is-the-antipode", "isAntipodal"),
    ("displacementLess", "circle.displacement.compares-as-signed", "displacementLess"),
    ("equal", "serial.order.agrees-with-oracle", "equal"),
    ("precedes", "serial.order.agrees-with-oracle", "precedes"),
    ("follows", "serial.order.agrees-with-oracle", "follows"),
    ("incomparable", "serial.order.agrees-with-oracle", "incomparable"),
    ("additionIsDefined", "serial.addition.agrees-with-oracle", "additionIsDefined"),
    ("sum", "serial.addition.agrees-with-oracle", "sum"),
    ("arcContains", "arc.contains.agrees-with-oracle", "arcContains"),
    ("hasTwoMidpoints", "circle.midpoints.agree-with-oracle", "hasTwoMidpoints"),
    ("isHalfway", "circle.midpoints.agree-with-oracle", "isHalfway"),
    ("secondIsHalfway", "circle.midpoints.agree-with-oracle", "isHalfway"),
    ("firstFloor", "circle.midpoints.agree-with-oracle", "firstFloor"),
    ("secondFloor", "circle.midpoints.agree-with-oracle", "secondFloor"),
    *((f"{which}_{rule}", "circle.midpoints.round-as-named", f"{which}_{rule}")
      for which in ("first", "second") for rule in RULES),
]


def goal(definitions, name, type):
    """The definition at the type's width, and at its signedness where that matters."""
    w = width(type)
    sign = "unsigned" if type.startswith("U") else "signed"
    return definitions.get(f"{name}_{w}") or definitions[f"{name}_{sign}_{w}"]


def question(module, definitions, function, law, name, type):
    """What a solver is asked of one function at one type."""
    target = goal(definitions, name, type)
    arguments = [terms.variable(n, w) for n, w in target.parameters]
    execution = Execution(module)
    expected = target.of(*arguments)
    used = [target]
    if function == "sum":
        allowed = goal(definitions, "additionIsDefined", type)
        zero = terms.constant(target.width, 0)
        expected = terms.choose(allowed.of(*arguments), expected, zero)
        used.append(allowed)
    claims = []
    for state, value in execution.run(f"@{function}_{type}", arguments):
        result = terms.is_set(value) if target.width == 0 else value
        right = terms.equal(result, expected)
        claims.append(("the result", terms.implication(state.path, right)))
    claims += [(c.what, c.term) for c in execution.claims]
    return Question(
        subject=f"{function}_{type}", law=law, width=width(type), count="",
        parts=[Part(claims)], preamble=preamble(used), definitions={d.name: d for d in used},
        inputs=[(a.data, a.width) for a in arguments])


def questions(module, definitions):
    for type in TYPES:
        for function, law, name in OPERATIONS:
            def build(f=function, l=law, n=name, t=type):
                return question(module, definitions, f, l, n, t)
            build.name = f"{function}_{type}"
            yield build

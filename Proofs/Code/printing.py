"""Queries in SMT-LIB 2, and the value of a term at given inputs."""

from terms import COMPARISONS, OPERATORS, compute, constant, holds, ordered, signed


def sort(width):
    return f"(_ BitVec {width})" if width else "Bool"


def render(term, name):
    """A term over the names of its arguments."""
    arguments = " ".join(name(a) for a in term.arguments)
    operation = term.operation
    if operation == "constant":
        return f"(_ bv{term.data} {term.width})" if term.width else str(term.data).lower()
    if operation == "variable":
        return term.data
    if operation == "apply":
        return f"({term.data} {arguments})"
    if operation in OPERATORS:
        return f"({OPERATORS[operation]} {arguments})"
    if operation in COMPARISONS:
        return f"({COMPARISONS[operation]} {arguments})"
    if operation == "extract":
        return f"((_ extract {term.data[0]} {term.data[1]}) {arguments})"
    if operation in ("zero_extend", "sign_extend"):
        return f"((_ {operation} {term.data}) {arguments})"
    word = {"not": "not", "conjunction": "and", "implication": "=>", "choose": "ite",
            "concatenation": "concat"}[operation]
    return f"({word} {arguments})"


def query(premises, claim, preamble=()):
    """A script that is unsatisfiable exactly if the premises imply the claim.

    `preamble` holds declarations and definitions of the functions that terms apply. Names count up
    from t0 in the order of the terms, so that equal questions are equal texts.
    """
    roots = list(premises) + [claim]
    terms = ordered(roots)
    lines = ["(set-logic QF_UFBV)"]
    names = {}
    for term in terms:
        if term.operation == "variable":
            lines.append(f"(declare-const {term.data} {sort(term.width)})")
    lines += preamble
    uses = {}
    for term in terms:
        for argument in term.arguments:
            uses[argument] = uses.get(argument, 0) + 1

    def name(term):
        return names[term]

    for term in terms:
        text = render(term, name)
        if term.arguments and (uses.get(term, 0) > 1 or len(text) > 200):
            names[term] = f"t{len(lines)}"
            lines.append(f"(define-fun {names[term]} () {sort(term.width)} {text})")
        else:
            names[term] = text
    lines += [f"(assert {name(p)})" for p in premises]
    lines += [f"(assert (not {name(claim)}))", "(check-sat)"]
    return "\n".join(lines) + "\n"


def evaluate(roots, inputs, functions=None):
    """The values of the roots where variables have the values `inputs` gives, 0 where it has none.

    `functions` gives, by name, what the functions compute that terms apply.
    """
    values = {}
    for term in ordered(roots):
        arguments = [values[a] for a in term.arguments]
        values[term] = value(term, arguments, inputs, functions or {})
    return [values[r] for r in roots]


def value(term, arguments, inputs, functions):
    operation, width = term.operation, term.width
    if operation == "constant":
        return term.data
    if operation == "variable":
        return inputs.get(term.data, 0)
    if operation == "apply":
        return functions[term.data](*arguments)
    if operation in OPERATORS:
        return constant(width, compute(operation, width, *arguments)).data
    if operation in COMPARISONS:
        return holds(operation, term.arguments[0].width, *arguments)
    if operation == "extract":
        return (arguments[0] >> term.data[1]) & ((1 << width) - 1)
    if operation == "zero_extend":
        return arguments[0]
    if operation == "sign_extend":
        return signed(term.arguments[0].width, arguments[0]) % (1 << width)
    if operation == "concatenation":
        result = 0
        for argument, part in zip(arguments, term.arguments):
            result = result << part.width | argument
        return result
    if operation == "not":
        return not arguments[0]
    if operation == "conjunction":
        return all(arguments)
    if operation == "implication":
        return not arguments[0] or arguments[1]
    assert operation == "choose", operation
    return arguments[1] if arguments[0] else arguments[2]

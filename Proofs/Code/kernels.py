"""The kernels."""


def questions(scratch, definitions, say):
    return []

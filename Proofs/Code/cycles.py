"""Loops in the graph of a function's blocks, by their headers."""


def successors(block):
    last = block[-1]
    if last.operation == "switch":
        return [target for _, target in last.data]
    return last.data if last.operation == "br" else []


def back_edges(function):
    """(source, header) for each edge that closes a loop."""
    found, state = [], {}

    def visit(label):
        state[label] = "open"
        for target in successors(function.blocks[label]):
            if state.get(target) == "open":
                found.append((label, target))
            elif target not in state:
                visit(target)
        state[label] = "closed"

    visit(next(iter(function.blocks)))
    return found


def blocks_of(function, header):
    """The blocks of the loop at a header."""
    before = {}
    for label, block in function.blocks.items():
        for target in successors(block):
            before.setdefault(target, []).append(label)
    found = {header}
    stack = [source for source, target in back_edges(function) if target == header]
    while stack:
        label = stack.pop()
        if label not in found:
            found.add(label)
            stack += before[label]
    return found


def limits(function, header):
    """What the tests that leave a loop compare with, of what the loop does not compute itself."""
    inside = blocks_of(function, header)
    made = {i.result: i for label in inside for i in function.blocks[label] if i.result}
    result = []
    for label in inside:
        last = function.blocks[label][-1]
        if last.operation == "br" and last.operands and not set(last.data) <= inside:
            test = made.get(last.operands[0][1][1])
            if test is None or test.operation != "icmp":
                result.append(None)
                continue
            outside = [v for _, v in test.operands if v[0] != "local" or v[1] not in made]
            result.append(outside[0] if outside else None)
    return result

"""Strongly connected components (Tarjan 1972), without recursion."""

from __future__ import annotations

from collections.abc import Sequence


def components(successors: Sequence[Sequence[int]]) -> list[list[int]]:
    """Split a directed graph into strongly connected components, each in order of its numbers.

    successors: by node number. The components come in reverse topological order: a component after all it leads to.
    """
    search = _Search(successors)
    for root in range(len(successors)):
        if search.index[root] < 0:
            search.visit(root)
    return search.found


class _Search:
    def __init__(self, successors: Sequence[Sequence[int]]) -> None:
        self.successors = successors
        self.index = [-1] * len(successors)
        self.low = [0] * len(successors)
        self.open = [False] * len(successors)
        self.stack: list[int] = []
        self.found: list[list[int]] = []
        self.clock = 0

    def visit(self, root: int) -> None:
        work = [(root, iter(self.successors[root]))]
        self._enter(root)
        while work:
            node, following = work[-1]
            new = next((other for other in following if self._look(node, other)), -1)
            if new >= 0:
                self._enter(new)
                work.append((new, iter(self.successors[new])))
                continue
            work.pop()
            if work:
                above = work[-1][0]
                self.low[above] = min(self.low[above], self.low[node])
            self._leave(node)

    def _enter(self, node: int) -> None:
        self.index[node] = self.low[node] = self.clock
        self.clock += 1
        self.stack.append(node)
        self.open[node] = True

    def _look(self, node: int, other: int) -> bool:
        if self.open[other]:
            self.low[node] = min(self.low[node], self.index[other])
        return self.index[other] < 0

    def _leave(self, node: int) -> None:
        if self.low[node] != self.index[node]:
            return
        cut = self.stack.index(node)
        members = self.stack[cut:]
        del self.stack[cut:]
        for member in members:
            self.open[member] = False
        self.found.append(sorted(members))

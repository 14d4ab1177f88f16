"""The trees of RFC 6962 in another language than the program's, from the text of the RFC."""

import hashlib
import json


def leaf_hash(entry):
    """Of an entry as the API shows it: RFC 8785 for what these entries hold."""
    text = json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(b"\0" + text.encode()).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root(hashes):
    """MTH of section 2.1, over hashes of leaves."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return node_hash(root(hashes[:split]), root(hashes[split:]))


def root_by_inclusion(leaf, size, value, path):
    """Section 2.1.3.2 of RFC 9162: the root that a proof leads to."""
    node, last = leaf, size - 1
    for sibling in path:
        if node % 2 or node == last:
            value = node_hash(sibling, value)
            while node % 2 == 0 and node:
                node, last = node // 2, last // 2
        else:
            value = node_hash(value, sibling)
        node, last = node // 2, last // 2
    return value if last == 0 else None


def roots_by_consistency(start, size, known, path):
    """Section 2.1.4.2 of RFC 9162: both roots that a proof leads to."""
    path = list(path)
    if start & (start - 1) == 0:
        path.insert(0, known)
    node, last = start - 1, size - 1
    while node % 2:
        node, last = node // 2, last // 2
    first = second = path[0]
    for sibling in path[1:]:
        if node % 2 or node == last:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
            while node % 2 == 0 and node:
                node, last = node // 2, last // 2
        else:
            second = node_hash(second, sibling)
        node, last = node // 2, last // 2
    return (first, second) if last == 0 else (None, None)

"""One letter that makes a name another word."""

SHORTEST = 5
"""Letters of the shortest word that is checked: one letter changed in a shorter one often makes another word."""


def is_slip(word: str, name: str) -> bool:
    """Whether the words differ by one letter that is missing, added, changed or transposed, but not the first."""
    if word == name or word[0] != name[0] or abs(len(word) - len(name)) > 1 or len(word) < SHORTEST - 1:
        return False
    if len(word) != len(name):
        longer, shorter = sorted((word, name), key=len, reverse=True)
        return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
    apart = [place for place in range(len(word)) if word[place] != name[place]]
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and word[apart[0]] == name[apart[1]]
    return len(apart) == 1 or (swapped and word[apart[1]] == name[apart[0]])

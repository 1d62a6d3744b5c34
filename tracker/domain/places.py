"""Names of governments and of the places that they govern."""

_SUFFIXES = ("人民政府", "办事处")


def place_name(name: str) -> str:
    """云溪镇 for 云溪镇人民政府, 古柳街道 for 古柳街道办事处."""
    for suffix in _SUFFIXES:
        name = name.removesuffix(suffix)
    return name

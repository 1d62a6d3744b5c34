"""Numbers and sizes of files in words."""

from decimal import Decimal

from babel.numbers import format_decimal
from flask_babel import get_locale

KILOBYTE, MEGABYTE = 1024, 1024 * 1024


def plain(value: Decimal) -> str:
    """A number without superfluous zeros and without groups: 31, 1.5, 12000."""
    return format_decimal(value, locale=get_locale(), group_separator=False)


def size_word(size: int) -> str:
    """214 KB, 6.1 MB; what is smaller than a kilobyte counts as one."""
    if size < MEGABYTE:
        return f"{max(1, round(size / KILOBYTE))} KB"
    return f"{format_decimal(round(size / MEGABYTE, 1), locale=get_locale())} MB"

"""What people type about themselves and their offices, brought into the one form in which it is kept and compared.

Each function raises Invalid(code, field=…) for what cannot be accepted.
"""

import re
import unicodedata

from tracker.domain.errors import Invalid

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ACCOUNT = re.compile(r"[a-z][a-z0-9._-]{1,39}")
MOBILE = re.compile(r"1[3-9]\d{9}")
LANDLINE = re.compile(r"0\d{9,11}")
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def line(text: str, field: str, most: int, *, required: bool = True) -> str:
    """One line of text without stray white space, at most `most` characters."""
    tidy = " ".join(text.split())
    if required and not tidy:
        raise Invalid("required", field=field)
    if len(tidy) > most:
        raise Invalid("too_long", field=field, most=most)
    return tidy


def code(text: str, field: str = "code") -> str:
    """The code of an organisation or unit as it stands in addresses and commands: [a-z0-9-], 2 to 40 characters."""
    tidy = _ascii(text)
    if not CODE.fullmatch(tidy) or not 2 <= len(tidy) <= 40:
        raise Invalid("code_invalid", field=field)
    return tidy


def account(text: str) -> str:
    """An account name: it begins with a letter, so that it is never mistaken for a phone number."""
    tidy = _ascii(text)
    if not ACCOUNT.fullmatch(tidy):
        raise Invalid("account_invalid", field="account")
    return tidy


def phone(text: str) -> str | None:
    """A Chinese mobile or landline number (with area code) as digits; None if nothing was typed."""
    digits = re.sub(r"[\s\-–—()]", "", _ascii(text))
    digits = re.sub(r"^(\+86|0086|86(?=1\d{10}$))", "", digits)
    if not digits:
        return None
    if not (MOBILE.fullmatch(digits) or LANDLINE.fullmatch(digits)):
        raise Invalid("phone_invalid", field="phone")
    return digits


def email(text: str) -> str | None:
    """An e-mail address; None if nothing was typed."""
    tidy = unicodedata.normalize("NFKC", text).strip()
    if not tidy:
        return None
    if len(tidy) > 254 or not (tidy.isascii() and tidy.isprintable() and EMAIL.fullmatch(tidy)):
        raise Invalid("email_invalid", field="email")
    return tidy


def login(text: str) -> str:
    """What somebody typed to sign in, in the form of an account name or, if it is one, of a phone number."""
    try:
        return phone(text) or ""
    except Invalid:
        return _ascii(text)


def _ascii(text: str) -> str:
    """Full-width letters and digits of a Chinese input method become plain ones."""
    return unicodedata.normalize("NFKC", text).strip().lower()

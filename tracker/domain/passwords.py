"""What a password must be. Source: NIST SP 800-63B, 5.1.1.2: length, no common ones, no rules on character classes."""

from collections.abc import Iterable
from itertools import pairwise

from tracker.domain.errors import Invalid

LEAST = 10
MOST = 128
_COMMON_ONES = """
1234567890 12345678910 0123456789 0987654321 9876543210 1111111111 1234512345 1234554321 1122334455
5201314520 qwertyuiop qwerty12345 qwerty123456 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc qazwsxedcrfv
asdfghjkl1 zxcvbnm123 password12 password123 password1234 passw0rd123 p@ssw0rd123 p@ssword123 admin12345
admin123456 administrator root123456 test123456 user123456 a123456789 a1234567890 aa12345678 aa123456789
abc1234567 abc123456789 abcd123456 abcd1234567 abcdefghij qq123456789 woaini1314 woaini1314520
woaini520520 iloveyou520 iloveyou1314 wodemima123 mima123456 xiaoming123 zhongguo123 woaizhongguo
beijing2008 china123456 huawei12345 welcome123 changeme123 nianlun123 nianlun2026 nianlun12345
zhengfu123 xiangzhen123 guest12345
"""
COMMON = frozenset(_COMMON_ONES.split())


def check_password(password: str, *, names: Iterable[str | None]) -> None:
    """Raise Invalid at field `new` unless the password may be used; `names` are words that it must not contain."""
    plain = password.casefold()
    if len(password) < LEAST:
        raise Invalid("password_too_short", field="new", least=LEAST)
    if len(password) > MOST:
        raise Invalid("password_too_long", field="new", most=MOST)
    if any(name and name.casefold() in plain for name in names):
        raise Invalid("password_names_you", field="new")
    if plain in COMMON or len(set(plain)) < 4 or _runs(plain):
        raise Invalid("password_common", field="new")


def _runs(text: str) -> bool:
    """Whether the text only counts up or down: 0123456789, abcdefghijk."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps in ({1}, {-1}, {0})

"""Small numbers in the words of a title: 两件, 七日内. English readers see digits."""

from flask_babel import get_locale
from flask_babel import gettext as _

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A number from 0 to 99 as people say it: 七, 十二, 三十; larger ones as digits."""
    if not 0 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return head + (DIGITS[ones] if ones or not tens else "")


def count(number: int) -> str:
    """A number before a measure word: 两件, not 二件."""
    if get_locale().language != "zh":
        return str(number)
    return "两" if number == 2 else chinese(number)


def ordinal(number: int) -> str:
    """A number that counts along: 二季度, not 两季度."""
    return chinese(number) if get_locale().language == "zh" else str(number)


def within_days(days: int, working: bool = False) -> str:
    """七日内到期, 七个工作日内到期; fifteen days of the calendar are half a month to everybody."""
    if working:
        return _("%(days)s个工作日内到期", days=count(days))
    if days == 15:
        return _("半月内到期")
    return _("%(days)s日内到期", days=ordinal(days))

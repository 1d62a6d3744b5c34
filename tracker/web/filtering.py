"""A list's filter as pages show it: selects, and the chips that take a part of it away again."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from tracker.queries.directory import Entry


@dataclass(frozen=True, slots=True)
class Choice:
    """A select: its name, its title, what is chosen, its options (value, text), and the words of no choice."""

    name: str
    title: str
    value: str
    options: list[tuple[str, str]]
    none: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of the filter in words, and the address without it."""

    text: str
    url: str


def of_entries(entries: Iterable[Entry], chosen: str) -> list[tuple[str, str]]:
    """Options: those that may be chosen, and the one that is."""
    return [(entry.key, entry.name) for entry in entries if entry.active or entry.key == chosen]


def chosen_words(choices: Iterable[Choice]) -> dict[str, tuple[str, str]]:
    """By name the title and what is chosen, in words; "" for no choice."""
    return {choice.name: (choice.title, dict(choice.options).get(choice.value, "")) for choice in choices}


def chips_of(words: Mapping[str, tuple[str, str]], url: Callable[..., str]) -> list[Chip]:
    """A chip for each name whose words are not empty."""
    return [
        Chip(_("%(title)s：%(value)s", title=title, value=word), url(**{name: ""}))
        for name, (title, word) in words.items()
        if word
    ]

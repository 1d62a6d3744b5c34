"""Old Word and WPS documents (.doc, .wps): the same text, lists and tables that their .docx would hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from doc2docx.diagnostics import ConversionReport
from doc2docx.msdoc import read_formatting, read_numbering, read_piece_table, read_style_sheet
from doc2docx.msdoc.fib import FileInformationBlock

from tracker.parsing.errors import ReadError
from tracker.parsing.limits import Limits

from .docbody import Look, body_of
from .doclists import numbering_of, style_ids, styles_of
from .ole import BROKEN, opened
from .wordtext import lines_of


def text_of(data: bytes, limits: Limits) -> str:
    """The visible text of the main story, one line per paragraph and per table row."""
    try:
        streams = _Streams(data, limits)
        letters = streams.letters()
        styles = streams.styles()
        body = body_of(letters, Look(streams.formats(styles), style_ids(styles)))
        return "\n".join(lines_of(body, numbering_of(streams.lists(), styles), styles_of(styles)))
    except BROKEN as error:
        raise ReadError("damaged", {"format": "doc"}) from error


class _Streams:
    """The streams of one document and what its first block says about them."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        file = opened(data, limits)
        self._word: bytes = file.open_stream("WordDocument")
        self._fib = FileInformationBlock.parse(self._word)
        if self._fib.base.is_encrypted:
            raise ReadError("encrypted", {"format": "doc"})
        if self._fib.ccp_text > limits.characters:
            raise ReadError("too_long", {"characters": str(self._fib.ccp_text), "limit": str(limits.characters)})
        self._table: bytes = file.open_stream(self._fib.base.table_stream_name)
        self._data: bytes | None = _unless_broken(lambda: file.open_stream("Data"))
        self._report = ConversionReport("")
        place = self._fib.clx
        self._pieces = read_piece_table(
            self._table, self._word, fc_clx=place.fc, lcb_clx=place.lcb, report=self._report
        )

    def letters(self) -> list[tuple[str, int]]:
        """The characters of the main story, each with its place in the file's own count."""
        last = min(self._fib.ccp_text, self._pieces.cp_end)
        found = self._pieces.extract_characters(0, last, self._report, story="main")
        return [(letter.text, letter.cp_start) for letter in found]

    def styles(self) -> Any:
        """Its styles, None where they are broken."""
        place = self._fib.stshf
        return _unless_broken(
            lambda: read_style_sheet(self._table, offset=place.fc, size=place.lcb, fonts=(), report=self._report)
        )

    def lists(self) -> Any:
        """Its automatic numbers, None where they are broken."""
        return _unless_broken(self._lists)

    def formats(self, styles: Any) -> Any:
        """How its characters and paragraphs look, None where that is broken: the words are there all the same."""
        return _unless_broken(lambda: self._formats(styles))

    def _lists(self) -> Any:
        lists, overrides = self._fib.plf_lst, self._fib.plf_lfo
        return read_numbering(
            self._table,
            list_offset=lists.fc,
            list_size=lists.lcb,
            lfo_offset=overrides.fc,
            lfo_size=overrides.lcb,
            ccp_text=self._fib.ccp_text,
            fonts=(),
            report=self._report,
        )

    def _formats(self, styles: Any) -> Any:
        characters, paragraphs = self._fib.plcf_bte_chpx, self._fib.plcf_bte_papx
        return read_formatting(
            self._table,
            self._word,
            self._pieces,
            fc_plcf_bte_chpx=characters.fc,
            lcb_plcf_bte_chpx=characters.lcb,
            fc_plcf_bte_papx=paragraphs.fc,
            lcb_plcf_bte_papx=paragraphs.lcb,
            report=self._report,
            style_sheet=styles,
            data_stream=self._data,
        )


def _unless_broken(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except BROKEN:
        return None

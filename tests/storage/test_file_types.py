"""A file is taken if name and content say the same, and if that is something to look at and nothing to run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage import papers
from tests.storage.photographs import saved, scene
from tracker.domain.errors import Invalid
from tracker.storage.file_types import ENDINGS, MAX_SIZE, FileType, detect

PHOTOS = {
    ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF", ".bmp": "BMP",
    ".tif": "TIFF", ".tiff": "TIFF", ".heic": "HEIF", ".heif": "HEIF",
}  # fmt: skip
FILES = {ending: saved(scene(64, 48), kind) for ending, kind in PHOTOS.items()} | {
    ".pdf": papers.pdf(),
    ".docx": papers.word(),
    ".xlsx": papers.sheet(),
    ".pptx": papers.zipped(papers.TYPES, "ppt/presentation.xml"),
    ".ofd": papers.zipped("OFD.xml", "Doc_0/Document.xml"),
    ".doc": papers.ole("WordDocument"),
    ".xls": papers.ole("Workbook"),
    ".ppt": papers.ole("PowerPoint Document"),
    ".wps": papers.ole("WordDocument", "WpsCustomData"),
    ".et": papers.ole("Workbook", "ETExtData"),
    ".dps": papers.ole("PowerPoint Document"),
    ".txt": "云溪镇会议纪要\r\n".encode("gb18030"),
}
ALIKE = ({".jpg", ".jpeg"}, {".tif", ".tiff"}, {".heic", ".heif"})
KINGSOFT = {".wps": {".doc", ".xls", ".ppt", ".docx"}, ".et": {".doc", ".xls", ".ppt", ".xlsx"},
            ".dps": {".doc", ".xls", ".ppt"} | {".pptx"}}  # fmt: skip


def refusal(filename: str, data: bytes) -> str:
    with pytest.raises(Invalid) as refused:
        detect(filename, data)
    assert refused.value.field == "file"
    return refused.value.code


def test_the_examples_show_every_ending() -> None:
    assert set(FILES) == set(ENDINGS)


@pytest.mark.parametrize("ending", FILES)
def test_a_file_whose_content_agrees_with_its_ending_is_taken(ending: str) -> None:
    for name in (f"佐证{ending}", f"佐证{ending.upper()}", f"C:\\桌面\\佐证{ending} "):
        found = detect(name, FILES[ending])
        assert (found.ending, found.is_photo) == (ending, ending in PHOTOS)
        assert "/" in found.media_type


def fits(ending: str, other: str) -> bool:
    """Whether a file of one ending may bear the other: WPS reads and writes the formats of Office under its own."""
    office = KINGSOFT.get(ending, set())
    return ending == other or any({ending, other} <= same for same in ALIKE) or other in office | set(KINGSOFT)


@pytest.mark.parametrize("ending", FILES)
def test_a_file_under_the_ending_of_another_kind_is_refused(ending: str) -> None:
    for other, data in FILES.items():
        if not fits(ending, other):
            assert refusal(f"佐证{ending}", data) == "file_is_something_else", other


@pytest.mark.parametrize(
    "name",
    ["页.html", "页.htm", "页.xhtml", "图.svg", "单.xml", "脚本.js", "脚本.vbs", "程序.exe", "程序.bat", "快捷.lnk",
     "压缩.zip", "压缩.rar", "压缩.7z", "宏.docm", "宏.xlsm", "网页.mht", "照片.jpg.exe", "照片\u202egpj.exe",
     "没有后缀", ".jpg", "程序.exe::$DATA", ""],
)  # fmt: skip
def test_what_could_run_or_hide_something_is_refused_by_its_name(name: str) -> None:
    assert refusal(name, FILES[".jpg"]) == "file_type_refused"


PAGE = b"<html><script>alert(1)</script></html>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("页.txt", PAGE),
        ("页.txt", b"\xef\xbb\xbf  <!DOCTYPE html>"),
        ("页.txt", b"\xff\xfe" + PAGE.decode().encode("utf-16-le")),
        ("图.txt", b"<svg onload=alert(1)>"),
        ("单.txt", b'<?xml version="1.0"?>'),
        ("脚本.txt", b"#!/bin/sh\nrm -rf"),
        ("程序.txt", b"MZ\x90\0\x03"),
        ("图.png", b"<svg onload=alert(1)>"),
        ("图.jpg", PAGE),
        ("页.pdf", PAGE),
        ("页.pdf", b"%PDF-1.7\n" + PAGE),
        ("页.pdf", b"%PDF-<script>alert(1)</script>"),
        ("页.pdf", PAGE + papers.pdf()),
        ("信.doc", b"MIME-Version: 1.0\r\n"),
        ("信.doc", b"{\\rtf1 abc}"),
        ("安装.wps", papers.ole("x") + bytes.fromhex("84100c0000000000c000000000000046")),
        ("邮件.doc", papers.ole("WordDocument", "__substg1.0_0037001F")),
        ("压缩.docx", papers.zipped("照片.jpg", "页.html")),
        ("程序.docx", papers.zipped("META-INF/MANIFEST.MF", "Main.class")),
        ("宏.docx", papers.zipped(papers.TYPES, "word/document.xml", "word/vbaProject.bin")),
        ("半.docx", papers.word()[:2000]),
        ("前.docx", PAGE + papers.word()),
        ("影.heic", b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2mp41"),
        ("图.heic", b"\0\0\0\x20ftypmif1\0\0\0\0mif1avifmiaf"),
        ("图.bmp", b"BM, das ist nur ein Text und kein Bild"),
    ],
)
def test_what_only_pretends_is_refused_by_its_content(name: str, data: bytes) -> None:
    assert refusal(name, data) == "file_is_something_else"


def test_a_file_with_a_password_is_told_from_a_renamed_one() -> None:
    assert refusal("密.docx", papers.ole("EncryptionInfo", "EncryptedPackage")) == "file_locked"


def test_empty_and_too_large_files_are_refused() -> None:
    assert refusal("空.txt", b"") == "file_empty"
    assert refusal("大.txt", b"a" * (MAX_SIZE + 1)) == "file_too_large"
    assert detect("大.txt", b"a" * MAX_SIZE).media_type == "text/plain"


def test_a_zip_of_countless_members_costs_nothing() -> None:
    monster = papers.zipped(papers.TYPES, "word/document.xml") + b"PK\x01\x02" * 200_000
    assert refusal("怪.docx", monster) == "file_is_something_else"


@pytest.mark.parametrize("text", ["纪要", "<通知>各村", "第一行\n\t第二行\f", "\ufeff纪要"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_plain_text_is_taken_as_notepads_write_it(text: str, encoding: str) -> None:
    assert not detect("纪要.txt", text.encode(encoding)).is_photo


@given(st.sampled_from(ENDINGS), st.sampled_from([b"", *FILES.values()]), st.binary(max_size=200), st.booleans())
def test_any_bytes_are_taken_or_refused(ending: str, start: bytes, rest: bytes, cut: bool) -> None:
    data = start[: len(start) // 2] + rest if cut else start + rest
    try:
        found: FileType | None = detect(f"文件{ending}", data)
    except Invalid:
        found = None
    assert found is None or found.ending == ending

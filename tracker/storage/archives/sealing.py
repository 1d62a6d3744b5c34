"""How an archive begins and ends: a word to people, and the SHA-256 of all before it: no bit can change unseen.

The seal tells of accidents (a broken copy, a bad disk), not of forgers: whoever can write the file can seal it anew.
"""

import hashlib
import os
from typing import BinaryIO

from tracker.domain.errors import Invalid
from tracker.storage.archives.tar import BLOCK, END, header, padded

_README = """\
这是年轮（Nianlun）的备份：tables/ 是数据库各表（每行一条 JSON，gzip 压缩），blobs/ 是上传的文件，manifest.json 是清单。
恢复：flask --app wsgi restore 本文件    只检查：flask --app wsgi restore 本文件 --check
里面有个人信息和密码摘要，请像保管数据库一样保管。

A backup of Nianlun: tables/ holds the database (JSON lines, gzip), blobs/ the uploads, manifest.json the list.
"""


def _whole(name: str, data: bytes) -> bytes:
    return header(name, len(data)) + data.ljust(padded(len(data)), b"\0")


OPENING = _whole("README.txt", _README.encode())
SEAL = "SHA256"
CHUNK = 1 << 20


def seal(digest: str) -> bytes:
    """The end of an archive whose bytes so far have this SHA-256."""
    return _whole(SEAL, f"{digest}\n".encode()) + END


LENGTH = len(seal("0" * 64))


def sealed_end(file: BinaryIO) -> int:
    """Where the seal begins, once it has been compared with every byte before it.

    Invalid("archive_not_ours"), Invalid("archive_cut_short") or Invalid("archive_altered").
    """
    size = file.seek(0, os.SEEK_END)
    _require_opening(file, size)
    end = size - LENGTH
    file.seek(max(end, 0))
    tail = file.read()
    if end < len(OPENING) or tail[:BLOCK] != seal("0" * 64)[:BLOCK]:
        raise Invalid("archive_cut_short")
    if tail != seal(_digest(file, end)):
        raise Invalid("archive_altered")
    return end


def _require_opening(file: BinaryIO, size: int) -> None:
    file.seek(0)
    begin = file.read(len(OPENING))
    if begin != OPENING:
        cut = size and OPENING.startswith(begin)
        raise Invalid("archive_cut_short" if cut else "archive_not_ours")


def _digest(file: BinaryIO, end: int) -> str:
    sum_, left = hashlib.sha256(), end
    file.seek(0)
    while left and (chunk := file.read(min(CHUNK, left))):
        sum_.update(chunk)
        left -= len(chunk)
    return sum_.hexdigest()

"""The words of backups: why one was not written, not accepted, or not brought back."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

ERRORS: Mapping[str, LazyString] = {
    "backup_exists": _l("已经有 %(path)s 了，没有覆盖它。请换一个文件名。"),
    "backup_no_folder": _l("写不进 %(path)s：文件夹不存在，或者没有写的权限。请先建好文件夹，或换一个地方。"),
    "backup_no_schema": _l("数据库还是空的，没有什么可备份。"),
    "backup_disk_full": _l("%(path)s 所在的磁盘满了，备份没有写成，没有留下半个文件。请腾出空间或换一个地方再来。"),
    "archive_not_ours": _l("这不是年轮的备份文件，没有动数据库。如果另外压缩过，请先解压，再用其中的 .tar。"),
    "archive_cut_short": _l("备份文件不完整，末尾缺了一段，多半是拷贝时断了。没有动数据库。请重新拷贝，或换一份备份。"),
    "archive_altered": _l(
        "备份文件的内容和写下时不一样，有地方被改动或损坏了。没有动数据库。请重新拷贝，或换一份备份。"
    ),
    "archive_malformed": _l("备份文件里有不该有的内容（%(name)s），没有动数据库。请换一份备份。"),
    "archive_lacks": _l("备份文件里少了 %(name)s，没有动数据库。请换一份备份。"),
    "archive_member_wrong": _l("备份文件里的 %(name)s 和清单对不上，没有动数据库。请换一份备份。"),
    "archive_too_dense": _l("备份文件里的 %(name)s 解开以后大得不正常，为安全起见没有动数据库。请换一份备份。"),
    "archive_format_newer": _l(
        "这份备份是更新的程序（%(product)s）写的，格式不认识。请装上那个版本或更新的版本，再恢复。"
    ),
    "archive_revision_unknown": _l(
        "这份备份的数据库结构是 %(revision)s，程序版本 %(product)s；现在的程序只认到 %(newest)s。"
        "请装上那个版本或更新的版本，再恢复。"
    ),
    "database_not_empty": _l(
        "数据库里已经有数据（%(orgs)s 个组织、%(tasks)s 件事项，共 %(rows)s 行），没有动它。请换一个空的数据库；"
        "确定不要这些数据，就加上 --discard-present-data：它们会全部丢掉，换成备份里的。"
    ),
    "restore_other_revision": _l(
        "数据库里已经有数据，而且结构和备份的不是同一版，不能直接换掉。请新建一个空的数据库，恢复到那里。"
    ),
    "restore_row_refused": _l("数据库不接受备份里 %(table)s 表的内容（%(reason)s），什么也没有恢复。"),
    "restore_differs": _l("恢复后的 %(table)s 表和备份不一样，已经全部撤回，什么也没有恢复。"),
    "restore_disk_full": _l("磁盘满了，已经全部撤回，什么也没有恢复。请腾出空间再来。"),
}

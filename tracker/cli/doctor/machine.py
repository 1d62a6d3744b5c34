"""Checks of the settings and of the machine, without the database."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from flask_babel import gettext as _

from config import MEGABYTE, Settings
from tracker.cli.doctor.finding import Finding, broken, good, note

LEAST_DISK = 500 * MEGABYTE
LITTLE_DISK = 2048 * MEGABYTE
SMTP = {"smtp", "smtps"}


def machine_findings(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Everything about settings, folders, disk, zone and mail."""
    yield good(_("运行方式"), settings.app_env)
    yield _secret(settings)
    yield _address(settings)
    yield _writable(_("数据文件夹"), settings.data_dir)
    yield _writable(_("上传文件夹"), settings.data_dir / "blobs")
    yield _disk(settings.data_dir)
    yield good(_("时间"), _("%(now)s（%(zone)s）", now=f"{now:%Y-%m-%d %H:%M}", zone=settings.timezone.key))
    yield _mail(settings)


def _secret(settings: Settings) -> Finding:
    name, key = _("密钥"), settings.secret_key
    if len(key) < 32 or len(set(key)) < 8:
        return broken(name, _("SECRET_KEY 太短或太简单"), _("用 openssl rand -hex 32 生成一个，设好后重启"))
    return good(name, _("%(count)s 个字符", count=len(key)))


def _address(settings: Settings) -> Finding:
    name = _("网址")
    if settings.app_env == "production" and urlsplit(settings.base_url).scheme != "https":
        return note(name, settings.base_url, _("最好配上证书用 https，否则密码在网上明文走"))
    return good(name, settings.base_url)


def _writable(name: str, folder: Path) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return good(name, str(folder))
    except OSError as error:
        return broken(name, f"{folder}：{error.strerror}", _("让运行程序的用户能写这个文件夹，或用 DATA_DIR 换一个"))


def _disk(folder: Path) -> Finding:
    name, free = _("磁盘"), shutil.disk_usage(folder).free
    says = _("还剩 %(free)s MB", free=free // MEGABYTE)
    if free < LEAST_DISK:
        return broken(name, says, _("快满了，请清出空间，否则上传和保存会失败"))
    return note(name, says, _("不多了，请留意")) if free < LITTLE_DISK else good(name, says)


def _mail(settings: Settings) -> Finding:
    name = _("邮件")
    if not settings.smtp_url and settings.app_env == "production":
        says = _("没有设 SMTP_URL：有邮箱的人收不到邮件，给他们的消息一直等着")
        return note(
            name, says, _("设成 smtp://用户:密码@主机:端口 后重启；没有邮件服务器的单位，不要给人填邮箱，人工转达")
        )
    if not settings.smtp_url:
        return note(name, _("没有设 SMTP_URL"), _("不设也能用，只是不发邮件；要发就设成 smtp://用户:密码@主机:端口"))
    parts = urlsplit(settings.smtp_url)
    if parts.scheme not in SMTP or not parts.hostname:
        return broken(name, _("SMTP_URL 看不懂"), _("写成 smtp://用户:密码@主机:端口 的样子"))
    return good(name, parts.hostname)

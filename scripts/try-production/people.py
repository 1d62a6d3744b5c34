"""What an administrator does in a browser after the installation: signs in, changes the password, adds people.

python3 people.py https://host certificate.pem ACCOUNT ONE-TIME-PASSWORD
python3 people.py https://host certificate.pem ACCOUNT      only signs in, with the password set before
"""

import re
import ssl
import sys
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPSHandler, Request, build_opener

OWN = "yunxi-shi-ge-hao-difang"
PEOPLE = (("周明", "yx-zhou", "zhou@example.gov.cn", "staff"), ("李正", "yx-li", "li@example.gov.cn", "leader"))


class Browser:
    """Keeps cookies; knows the pages' hidden fields."""

    def __init__(self, site: str, certificate: str) -> None:
        context = ssl.create_default_context(cafile=certificate)
        self.site = site
        self._opener = build_opener(HTTPSHandler(context=context), HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        """The page at a path."""
        with self._opener.open(self.site + path, timeout=60) as response:
            return str(response.read().decode())

    def post(self, path: str, **fields: str) -> str:
        """The page that follows a form, with the hidden fields of the page that has it."""
        page = self.get(path)
        form = next(part for part in page.split("<form") if 'name="csrf_token"' in part and set(fields) <= _names(part))
        data = {**_hidden(form), **fields}
        request = Request(self.site + path, urlencode(data).encode(), {"Referer": self.site + path})  # noqa: S310 - https
        with self._opener.open(request, timeout=60) as response:
            return str(response.read().decode())


def _names(form: str) -> set[str]:
    return set(re.findall(r'name="([^"]+)"', form))


def _hidden(form: str) -> dict[str, str]:
    fields = re.findall(r'<input[^>]*type="hidden"[^>]*>', form)
    pairs = ((re.search(r'name="([^"]+)"', field), re.search(r'value="([^"]*)"', field)) for field in fields)
    return {name[1]: value[1] for name, value in pairs if name and value}


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


def _heading(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", "", found[1]) if found else ""


def _add(browser: Browser, people: str, name: str, account: str, email: str, role: str) -> None:
    form = browser.get(f"{people}new")
    units = re.search(r'name="unit_id".*?</select>', form, re.DOTALL)
    assert units, form
    [unit] = [value for value in re.findall(r'<option[^>]*value="(\d+)"', units[0]) if int(value)][:1]
    fields = {"name": name, "account": account, "email": email, "roles": role, "unit_id": unit, "from_on": "2026-01-01"}
    page = browser.post(f"{people}new", **fields)
    _say(f"{name}: {_heading(page)}")
    assert "一次性密码" in page, page


def main(site: str, certificate: str, account: str, once: str = "") -> None:
    """See the top."""
    browser = Browser(site, certificate)
    _say(_heading(browser.get("/sign-in")))
    page = browser.post("/sign-in", account=account, password=once or OWN)
    _say(_heading(page))
    if not once:
        assert 'action="/sign-out"' in page, page
        return
    fields = {"current": once, "new": OWN, "again": OWN}
    page = browser.post("/password", **fields)
    assert 'action="/sign-out"' in page, page
    people = re.search(r'href="(/o/yunxi/\d+/people/)', page)
    assert people, page
    for person in PEOPLE:
        _add(browser, people[1], *person)


if __name__ == "__main__":
    main(*sys.argv[1:])

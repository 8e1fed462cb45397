"""The documents as a schema: what storage/FORMATS.md says about fields, and storage/SCHEMA.md about
tables. Nothing here knows a field or a table by name."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Kind:
    """A record of fields: (version since which it is there, path, type)."""

    def __init__(self, name, number, fields):
        self.name, self.number, self.fields = name, number, fields
        self.newest = max((since for since, _, _ in fields), default=1)

    def grows_at_end(self):
        return self.number < 32 and not 10 <= self.number <= 12


def blocks(text, mark):
    return re.findall(rf"^```{mark}\n(.*?)^```$", text, re.S | re.M)


def statements(block):
    """Lines that belong together: what is indented goes on."""
    joined = re.sub(r"\n[ ]+", " ", block)
    return [line.strip() for line in joined.splitlines() if line.strip()]


def split_at(text, separator):
    """At the separators that are not in brackets."""
    parts, depth, part = [], 0, ""
    for char in text:
        depth += (char in "([{") - (char in ")]}")
        if char == separator and depth == 0:
            parts.append(part.strip())
            part = ""
        else:
            part += char
    return parts + [part.strip()]


def parse_fields(statement):
    head, rest = re.fullmatch(r"((?:\d+ )?\w+): (.*)", statement).groups()
    *number, name = head.split(" ")
    since, fields = 1, []
    for part in split_at(rest, ","):
        begins = re.match(r"since (\d+): (.*)", part)
        if begins:
            since, part = int(begins[1]), begins[2]
        path, kind = re.fullmatch(r"((?:each )?[\w.]+) (.+)", part).groups()
        fields.append((since, path, kind))
    return Kind(name, int(number[0]) if number else None, fields)


class Formats:
    def __init__(self, text=None):
        text = text or (ROOT / "storage/FORMATS.md").read_text(encoding="utf-8")
        self.records, self.by_number, self.unions, self.enums = {}, {}, {}, {}
        for block in blocks(text, "fields"):
            for statement in statements(block):
                self._add_record(parse_fields(statement))
        for block in blocks(text, "unions"):
            for statement in statements(block):
                name, rest = statement.split(" = ")
                self.unions[name] = [part.strip() for part in rest.split(" | ")]
        for block in blocks(text, "enums"):
            for statement in statements(block):
                name, rest = statement.split(": ")
                self.enums[name] = [part.strip() for part in rest.split(",")]

    def _add_record(self, record):
        assert record.name not in self.records, record.name
        self.records[record.name] = record
        if record.number is not None:
            assert record.number not in self.by_number, record.number
            self.by_number[record.number] = record


# ---- The tables of storage/SCHEMA.md

class Table:
    """One row: how its keys are built, and what its values are."""

    def __init__(self, key, value, kind, store):
        self.store, self.key_words, self.value_words = store, key, value
        self.parts = key_parts(key)
        number = re.match(r"(\d+)", kind)
        self.kinds = [int(number[1])] if number else []
        if re.fullmatch(r"\d+–\d+", kind):
            first, last = kind.split("–")
            self.kinds = list(range(int(first), int(last) + 1))
        version = re.search(r" v(\d+)", kind)
        self.version = int(version[1]) if version else 1

    def fits(self, key):
        """The parts of this key, or nothing when it is none of this table."""
        found, rest = [], key
        for sort, what in self.parts:
            if sort == "is":
                if not rest.startswith(what):
                    return None
                rest = rest[len(what):]
            elif sort == "bytes":
                if len(rest) < what:
                    return None
                found.append(rest[:what])
                rest = rest[what:]
            elif sort == "to zero":
                if b"\0" not in rest:
                    return None
                part, rest = rest.split(b"\0", 1)
                found.append(part)
            else:
                found.append(rest)
                rest = b""
        return found if not rest else None

    def sizes(self):
        """How long a value that is no kind may be: a size, or several of it; nothing: any."""
        sizes = [int(size) for size in re.findall(r"\((\d+)(?: each)?\)", self.value_words)]
        whole = re.match(r"(\d+) bytes", self.value_words)
        if whole:
            return "is", int(whole[1])
        if self.value_words == "–":
            return "is", 0
        has_open_end = re.search(r"(bytes|card| id)$", self.value_words)
        if not sizes or has_open_end:
            return None
        if re.search(r"\((\d+) each\)$", self.value_words):
            each = len(re.split(r", ", self.value_words))
            return ("times", sizes[0]) if each == 1 else ("is", sizes[0] * each)
        return "is", sum(sizes)


def key_parts(words):
    parts = []
    pattern = r'`(\w)`|"([^"]+)"|([a-z]+(?: [a-z]+)*?) \((\d+)\)|([a-z]+) 0|([a-z]+)$'
    for letter, text, _, size, zero, last in re.findall(pattern, words):
        if letter or text:
            parts.append(("is", (letter or text).encode()))
        elif size:
            parts.append(("bytes", int(size)))
        elif zero:
            parts.append(("to zero", zero))
        else:
            parts.append(("rest", last))
    return parts


def tables_of(store):
    """The rows under the heading that begins with this word: Kiosk, Office, Relay."""
    text = (ROOT / "storage/SCHEMA.md").read_text(encoding="utf-8")
    part = re.search(rf"^## {store} .*?(?=^## )", text, re.S | re.M)[0]
    tables = []
    for row in re.findall(r"^\| (`\w`.*?) \|$", part, re.M):
        cells = [cell.strip() for cell in row.split(" | ")]
        kind = cells[2] if len(cells) > 3 else "–"
        tables.append(Table(cells[0], cells[1], kind, store))
    return tables


def schema_of(store):
    text = (ROOT / "storage/SCHEMA.md").read_text(encoding="utf-8")
    return int(re.search(rf"^## {store} .*schema (\d+)\)", text, re.M)[1])

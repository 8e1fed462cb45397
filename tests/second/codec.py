"""Values to bytes and back, as storage/FORMATS.md says. A record is a dict, a union a pair of the
alternative's number and its value, an enum the name of its number."""

import struct

from formats import Formats, split_at

FORMATS = Formats()
UNSIGNED = {"u8": 8, "u16": 16, "u32": 32, "u64": 64}
SIGNED = {"i16": 16, "i32": 32, "i64": 64, "time": 64, "minutes": 16}
RAW = {"raw8": 8, "raw16": 16, "raw32": 32, "raw64": 64}
LENGTH_MAX = 1 << 20
DAYS_MAX = 4_000_000


class Malformed(Exception):
    pass


def need(holds, why):
    if not holds:
        raise Malformed(why)


def is_id(text):
    return 1 <= len(text) <= 40 and all(
        c in "abcdefghijklmnopqrstuvwxyz0123456789._-" for c in text)


class Reader:
    def __init__(self, data, names=None):
        self.data, self.at, self.names = data, 0, names

    def raw(self, count):
        need(count <= len(self.data) - self.at, "ends too early")
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self):
        number = 0
        for shift in range(0, 64, 7):
            byte = self.raw(1)[0]
            number |= (byte & 0x7F) << shift
            if byte < 0x80:
                need(byte != 0 or shift == 0, "a number longer than it must be")
                need(number < 1 << 64, "a number too large")
                return number
        raise Malformed("not a number")

    def signed(self):
        number = self.number()
        return number >> 1 if number & 1 == 0 else -(number >> 1) - 1

    def length(self):
        length = self.number()
        need(length <= min(len(self.data) - self.at, LENGTH_MAX), "promises more than it holds")
        return length

    def name(self):
        if self.names is None:
            return self.raw(self.length())
        place = self.number()
        need(place < len(self.names), "a name that is not in the table")
        return self.names[place]

    def finish(self):
        need(self.at == len(self.data), "has bytes left over")

    def read(self, kind):
        if kind in FORMATS.records:
            return self.fields(FORMATS.records[kind], 1)
        if kind in FORMATS.enums:
            number = self.number()
            need(number < len(FORMATS.enums[kind]), "a kind that does not exist")
            return FORMATS.enums[kind][number]
        if kind in FORMATS.unions:
            which = self.signed()
            need(0 <= which < len(FORMATS.unions[kind]), "a kind that does not exist")
            return which, self.read(FORMATS.unions[kind][which])
        if kind.endswith("?"):
            return None if self.yes() else self.read(kind[:-1])
        if kind[0] in "[{(":
            return self.several(kind)
        return self.plain(kind)

    def yes(self):
        byte = self.raw(1)[0]
        need(byte <= 1, "neither yes nor no")
        return byte == 1

    def several(self, kind):
        inner = kind[1:-1]
        if kind[0] == "[":
            return [self.read(inner) for _ in range(self.length())]
        if kind[0] == "(":
            return tuple(self.read(part) for part in split_at(inner, ","))
        key, value = inner.split(": ")
        pairs = [(self.read(key), self.read(value)) for _ in range(self.length())]
        keys = [key.encode() for key, _ in pairs]
        need(all(a < b for a, b in zip(keys, keys[1:])), "keys out of order")
        return dict(pairs)

    def plain(self, kind):
        if kind in UNSIGNED:
            number = self.number()
            need(number < 1 << UNSIGNED[kind], "a number too large for its place")
            return number
        if kind in SIGNED or kind == "date":
            number, bits = self.signed(), SIGNED.get(kind, 32)
            need(-(1 << bits - 1) <= number < 1 << bits - 1, "a number too large for its place")
            need(kind != "date" or abs(number) <= DAYS_MAX, "no such day")
            return number
        if kind in RAW:
            return self.raw(RAW[kind])
        if kind == "epoch":
            name = self.name()
            need(len(name) == 16, "an epoch of odd length")
            return name
        if kind == "id":
            return self.id()
        return {"yes": self.yes, "text": self.text, "nobody": lambda: None, "f64": self.float,
                "bytes": lambda: self.raw(self.length())}[kind]()

    def id(self):
        text = self.name().decode("latin-1")
        need(text == "" or is_id(text), "an id with odd characters")
        return text

    def text(self):
        try:
            return self.raw(self.length()).decode("utf-8")
        except UnicodeDecodeError as problem:
            raise Malformed("text that is not UTF-8") from problem

    def float(self):
        number = struct.unpack(">d", self.raw(8))[0]
        need(number - number == 0, "not a number")
        return number

    def fields(self, record, version):
        value = {}
        for since, path, kind in record.fields:
            if since > version:
                continue
            for place in places(value, path):
                place[path.split(".")[-1]] = self.read(kind)
        return value


def places(value, path):
    """Where a field belongs: `each a.b.c` is in every element of every list on the way."""
    each = path.startswith("each ")
    found = [value]
    for step in path.removeprefix("each ").split(".")[:-1]:
        if each:
            found = [element for place in found for element in place[step]]
        else:
            found = [place.setdefault(step, {}) for place in found]
    return found


class Writer:
    def __init__(self, names=None):
        self.data, self.names = bytearray(), names

    def number(self, number):
        while number >= 0x80:
            self.data.append(number & 0x7F | 0x80)
            number >>= 7
        self.data.append(number)

    def signed(self, number):
        self.number(number << 1 if number >= 0 else (-number << 1) - 1)

    def counted(self, data):
        self.number(len(data))
        self.data += data

    def name(self, name):
        if self.names is None:
            return self.counted(name)
        if name not in self.names:
            self.names.append(name)
        return self.number(self.names.index(name))

    def write(self, kind, value):
        if kind in FORMATS.records:
            self.fields(FORMATS.records[kind], 1, value)
        elif kind in FORMATS.enums:
            self.number(FORMATS.enums[kind].index(value))
        elif kind in FORMATS.unions:
            self.signed(value[0])
            self.write(FORMATS.unions[kind][value[0]], value[1])
        elif kind.endswith("?"):
            self.data.append(value is None)
            if value is not None:
                self.write(kind[:-1], value)
        elif kind[0] in "[{(":
            self.several(kind, value)
        else:
            self.plain(kind, value)

    def several(self, kind, value):
        inner = kind[1:-1]
        if kind[0] == "(":
            for part, element in zip(split_at(inner, ","), value):
                self.write(part, element)
            return
        self.number(len(value))
        if kind[0] == "[":
            for element in value:
                self.write(inner, element)
            return
        for key in sorted(value, key=str.encode):
            self.write(inner.split(": ")[0], key)
            self.write(inner.split(": ")[1], value[key])

    def plain(self, kind, value):
        if kind in UNSIGNED:
            self.number(value)
        elif kind in SIGNED or kind == "date":
            self.signed(value)
        elif kind in RAW:
            assert len(value) == RAW[kind]
            self.data += value
        elif kind == "yes":
            self.data.append(value)
        elif kind == "f64":
            self.data += struct.pack(">d", value)
        elif kind in ("id", "epoch"):
            self.name(value.encode() if kind == "id" else value)
        elif kind in ("text", "bytes"):
            self.counted(value.encode() if kind == "text" else value)
        else:
            assert kind == "nobody", kind

    def fields(self, record, version, value):
        for since, path, kind in record.fields:
            if since > version:
                continue
            for place in places(value, path):
                self.write(kind, place[path.split(".")[-1]])


# ---- Whole values

def decode(data):
    """Number of the kind, version, value."""
    need(len(data) >= 2 and data[0] in FORMATS.by_number, "no kind of value")
    record, version = FORMATS.by_number[data[0]], data[1]
    need(version >= 1, "a version that never was")
    is_newer = version > record.newest
    need(not is_newer or record.grows_at_end(), "newer than this page")
    reader = Reader(data[2:])
    value = reader.fields(record, version)
    if not is_newer:
        reader.finish()
    return data[0], version, value


def decode_as(name, data):
    kind, _, value = decode(data)
    need(kind == FORMATS.records[name].number, "another kind of value")
    return value


def encode(name, value, version=None):
    record = FORMATS.records[name]
    version = version or record.newest
    writer = Writer()
    writer.data += bytes([record.number, version])
    writer.fields(record, version, value)
    return bytes(writer.data)


BATCH_CONTENT = bytes([12, 1])


def decode_rows(data, count):
    need(data[:2] == BATCH_CONTENT, "no content of a batch")
    outer = Reader(data[2:])
    names = [outer.raw(outer.length()) for _ in range(outer.length())]
    need(len(names) <= 16 * count, "more names than entries use")
    rows = Reader(outer.data[outer.at:], names)
    found = [rows.read("BatchRow") for _ in range(count)]
    rows.finish()
    return found


def encode_rows(rows):
    names = []
    inner = Writer(names)
    for row in rows:
        inner.write("BatchRow", row)
    outer = Writer()
    outer.data += BATCH_CONTENT
    outer.number(len(names))
    for name in names:
        outer.counted(name)
    return bytes(outer.data + inner.data)

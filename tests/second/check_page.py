"""FORMATS.md against the program's own headers: bytes alone do not show whether a field is called
otherwise, is wider, or stands beside another of the same type."""

import re

from check import checks, run_all
from formats import ROOT, Formats, split_at

HEADERS = ["storage/codec", "storage/domain"]
TYPES = {"bool": "yes", "std::string": "text", "Bytes": "bytes", "UnixSeconds": "time",
         "Date": "date", "Minutes": "minutes", "Epoch": "epoch", "Counter": "u64",
         "double": "f64", "std::uint8_t": "u8", "std::uint16_t": "u16", "std::uint32_t": "u32",
         "std::uint64_t": "u64", "std::int32_t": "i32", "std::int64_t": "i64", "KeyId": "raw8",
         "crypto::Signature": "raw64", "std::monostate": "nobody"}
TYPES |= {f"{name}Id": "id" for name in ("Listing", "Role", "Form", "Field", "Option", "Consent",
                                         "Centre", "Area", "District")}
TYPES |= {name: "raw16" for name in ("KioskId", "MachineId", "HistoryId", "PublicId",
                                     "crypto::Mac16", "crypto::Salt")}
TYPES |= {name: "raw32" for name in ("OfficeId", "ContentHash", "crypto::VerifyKey",
                                     "crypto::SealPublic")}
OTHER_WORDS = {"Language", "AgeBand"}  # enums that the page names as people do


def source(pattern):
    files = sorted(file for folder in HEADERS for file in (ROOT / folder).glob(pattern))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return re.sub(r"//.*", "", text)


class Program:
    """What the headers say."""

    def __init__(self):
        self.text = source("*.h") + source("codec.cpp")
        self.order = {name: re.findall(r"\bv\.([\w.]+)", body) for name, body in re.findall(
            r"void serialize\(Ar& ar, (\w+)& v\) \{\n(.*?)\n\}", self.text, re.S)}
        self.members = {name: members(body) for name, body in re.findall(
            r"^struct (\w+) \{ *\n(.*?)\n\};", self.text, re.S | re.M)}

    def added(self, name):
        """Version, path."""
        said = re.search(rf"std::remove_const_t<\w+>, {name}>\n.*?\n\}}", self.text, re.S)
        found, version = [], 1
        for begins, path in re.findall(r"version (?:>=|<) (\d+)|\b(?:v|field)\.([\w.]+)",
                                       said[0] if said else ""):
            if begins:
                version = int(begins)
            elif path != "steps":
                found.append((version, path))
        return found


def members(body):
    """Name to type, of what is declared in a struct."""
    found = {}
    for statement in body.replace("\n", " ").split(";"):
        declared = re.match(r"\s*(?:public:|crypto::\w+|[\w:]+(?:<.*>)?)(?= )", statement)
        if not declared or "(" in statement:
            continue
        kind = declared[0].strip()
        for name in split_at(statement[declared.end():], ","):
            found[re.match(r"\w+", name)[0]] = kind
    return found


def page_type(kind):
    """How the page writes a type of the program."""
    inner = re.fullmatch(r"std::(optional|vector|pair)<(.*)>", kind)
    if inner:
        parts = split_at(inner[2].replace("<", "(").replace(">", ")"), ",")
        parts = [page_type(part.replace("(", "<").replace(")", ">")) for part in parts]
        return {"optional": f"{parts[0]}?", "vector": f"[{parts[0]}]",
                "pair": f"({', '.join(parts)})"}[inner[1]]
    raw = re.fullmatch(r"ByteArray<(\d+)>", kind)
    return f"raw{raw[1]}" if raw else TYPES.get(kind, kind)


def program_fields(program, name):
    found = [(1, path) for path in program.order[name]] + program.added(name)
    if name == "Form":  # its last are those of the fields of its steps
        found[-1] = (2, "each steps.fields.retention_days")
    return found


def type_of(program, record, path):
    kind = record
    for step in path.split("."):
        kind = program.members[kind][step]
    return page_type(kind)


@checks("The page has every field that the program writes, by its name, type and version [F36]")
def fields(formats, program):
    written = [name for name in formats.records if name in program.order]
    assert len(written) >= len(formats.records) - 1, set(formats.records) - set(written)
    for name in written:
        page = [(since, path) for since, path, _ in formats.records[name].fields]
        theirs = program_fields(program, name)
        assert page == theirs, (name, page, theirs)
        for _, path, kind in formats.records[name].fields:
            if not path.startswith("each "):
                assert kind == type_of(program, name, path), (name, path, kind)


@checks("It numbers the enums and unions as the program does")
def numbers(formats, program):
    for name, values in formats.enums.items():
        name = {"QuarantineRecord.reason": None, "AuditRecord.act": None,
                "AccountRecord.role": None}.get(name, name)
        if name is None:
            continue
        said = re.search(rf"enum class {name} : std::uint8_t \{{(.*?)\}}", program.text, re.S)[1]
        theirs = [value.strip() for value in said.split(",") if value.strip()]
        assert len(theirs) == len(values), name
        assert name in OTHER_WORDS or theirs == values, (name, theirs)
    for name, values in formats.unions.items():
        said = re.search(rf"using {name} =\s+std::variant<(.*?)>;", program.text, re.S)[1]
        kinds = [page_type(kind) for kind in split_at(" ".join(said.split()), ",")]
        assert kinds == values, (name, kinds)


@checks("It gives every kind the number and newest version that the program has")
def kinds(formats, program):
    theirs = {(name, int(kind), int(newest)) for name, kind, newest in re.findall(
        r"kFormat<([\w:<>]+)>\{(\d+), 1, (\d+)\}", program.text)} - {("std::vector<Entry>", 12, 1)}
    ours = {(record.name, number, record.newest) for number, record in formats.by_number.items()}
    assert ours == theirs, ours ^ theirs


if __name__ == "__main__":
    run_all(Formats(), Program())

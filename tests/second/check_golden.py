"""What is kept in tests/golden, read by another program than the one that wrote it."""

from check import checks, refuses, require_modules, run_all

require_modules()

import nacl.utils  # noqa: E402

import codec  # noqa: E402
import frames  # noqa: E402
import store  # noqa: E402
from formats import ROOT  # noqa: E402
from seal import (Chain, NotAuthentic, be, hash_of, key_id, open_once,  # noqa: E402
                  pack_personal, seal_context, seal_once, sealing_public, short_string,
                  slip_code, to_base32, unpack_personal)

GOLDEN = ROOT / "tests/golden"
SEED, SEALED_COUNTER = 20261121, 3


def bytes_in(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    return bytes.fromhex("".join(line for line in lines if not line.startswith("#")))


def frame(name):
    return bytes_in(GOLDEN / f"v1/frame_{name}.hex")


def golden_keys():
    """tests/golden/README.md: root, office, kiosk, sealing, ephemeral."""
    return [nacl.utils.randombytes_deterministic(32, hash_of(be(SEED, 8) + be(call, 8)))
            for call in range(1, 6)]


class Golden:
    def __init__(self):
        self.root, self.office, self.kiosk, self.sealing, self.ephemeral = golden_keys()
        self.values = sorted(GOLDEN.glob("v*/kind_*.hex"))
        self.stores = sorted((GOLDEN / "stores").iterdir())
        self.ask = frames.open_ask(frame("ask_4"))
        self.batch = frames.open_batch(frame("batch"), self.ask["key"])


@checks("Every kept value is read by the tables of FORMATS.md, and written again the same [F36]")
def values(golden):
    seen = set()
    for file in golden.values:
        data = bytes_in(file)
        if data[0] == 12:
            again = codec.encode_rows(codec.decode_rows(data, golden.batch["count"]))
        else:
            kind, version, value = codec.decode(data)
            again = codec.encode(codec.FORMATS.by_number[kind].name, value, version)
        assert again == data, file
        seen.add((data[0], data[1]))
    known = {(number, version) for number, record in codec.FORMATS.by_number.items()
             for version in range(1, record.newest + 1)}
    assert seen == known | {(12, 1)}, seen ^ known


@checks("No kept value can be cut, or end with more, unless its kind grows at its end [F36]")
def cut_values(golden):
    for file in golden.values:
        data = bytes_in(file)
        if data[0] == 12:
            continue
        for end in range(len(data)):
            refuses(codec.Malformed, codec.decode, data[:end])
        refuses(codec.Malformed, codec.decode, data + b"\0")
        newer = bytes([data[0], 99]) + data[2:] + b"\0"
        if not codec.FORMATS.by_number[data[0]].grows_at_end():
            refuses(codec.Malformed, codec.decode, newer)


@checks("Cards, bundles, asks, batches and replies verify, and are written again the same")
def kept_frames(golden):
    ends = [file.stem.removeprefix("frame_ask") for file in GOLDEN.glob("v1/frame_ask*.hex")]
    names = {"card": "C", "bundle": "E", "batch": "B"}
    names |= {f"{name}{end}": kind for name, kind in (("ask", "Q"), ("reply", "R")) for end in ends}
    for name, kind in names.items():
        assert frames.write(kind, frames.read(kind, frame(name))) == frame(name), name
    card, bundle = frames.open_card(frame("card")), frames.open_bundle(frame("bundle"))
    for end in ends:
        ask = frames.open_ask(frame("ask" + end))
        code = bundle["one_time_code"]
        assert ask["proof"] == frames.proof_of(code, ask["kiosk"], ask["key"])
        frames.open_batch(ask["batch"], ask["key"])
        frames.open_reply(frame("reply" + end), card["office"], ask["kiosk"],
                          hash_of(frame("ask" + end)))


@checks("A frame that was changed anywhere does not verify")
def changed_frames(golden):
    opened = [("card", frames.open_card), ("bundle", frames.open_bundle),
              ("batch", lambda data: frames.open_batch(data, golden.ask["key"])),
              ("ask_4", lambda data: frames.open_ask(data, golden.ask["key"])),
              ("reply_4", lambda data: frames.open_reply(
                  data, golden.ask["office"], golden.ask["kiosk"], hash_of(frame("ask_4"))))]
    for name, opens in opened:
        data = frame(name)
        for at in range(0, len(data), 7):
            changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]
            refuses((NotAuthentic, codec.Malformed), opens, changed)


@checks("With the kept keys, what is signed here is what is kept")
def signed_here(golden):
    for kind, name, seed in (("C", "card", golden.root), ("E", "bundle", golden.office),
                             ("B", "batch", golden.kiosk), ("Q", "ask_4", golden.kiosk),
                             ("R", "reply_4", golden.office), ("S", "slip", golden.kiosk)):
        read = frames.read(kind, frame(name))
        assert frames.write_signed(kind, read, seed) == frame(name), name


@checks("A slip has one text, and the digits that people read aloud")
def slips(golden):
    text = to_base32(frame("slip"))
    slip = frames.open_slip(text, golden.ask["key"])
    assert slip["listing"] == key_id(b"shodo") and slip["promise"] == 1
    assert slip_code(slip["application"]) == "M2G-T58-X4M"
    assert short_string(golden.ask["office"], golden.ask["key"]).replace("-", "").isalnum()
    refuses((ValueError, AssertionError), frames.open_slip, text.lower(), golden.ask["key"])


@checks("The personal part that was sealed long ago opens at both ends of the chain [F37]")
def personal_part(golden):
    batch = golden.batch
    office = sealing_public(golden.sealing)
    for mine, theirs in ((golden.sealing, batch["ephemeral"]), (golden.ephemeral, office)):
        chain = Chain(mine, theirs, batch["kiosk"], batch["epoch"], batch["ephemeral"], office)
        key, context = chain.key_of(SEALED_COUNTER), seal_context(0, *context_of(batch))
        plain = open_once(key, context, frame("sealed_personal"))
        answers = unpack_personal(plain)
        assert answers == bytes_in(GOLDEN / "v1/kind_10_answers.hex")
        assert unpack_personal(pack_personal(answers)) == answers
        assert seal_once(key, context, plain) == frame("sealed_personal")
        other = seal_context(2, *context_of(batch))
        refuses(NotAuthentic, open_once, key, other, frame("sealed_personal"))


def context_of(batch):
    return batch["kiosk"], batch["epoch"], SEALED_COUNTER


@checks("Every record of every kept store has its mac, its table and one way to be written [F04]")
def kept_stores(golden):
    for folder in golden.stores:
        kiosk = store.KioskStore(folder / "kiosk")
        kiosk.check_journal()
        batches = kiosk.check_chain()
        office = store.OfficeStore(folder / "office", folder / "office.key")
        office.check_arrivals()
        office.check_catalogue()
        assert batches and office.arrivals
        check_both(kiosk, office, batches)
        if (folder / "relay").exists():
            relay = store.RelayStore(folder / "relay")
            assert relay.check_asks() > 0
            relay.check_replies()
            relay.check_list()


def check_both(kiosk, office, batches):
    """What the kiosk sealed is what the office keeps locked, and its receipts are for these."""
    number = 0
    for batch in batches:
        office.check_chain(batch)
        chain = office.chain_of(batch)
        arrived = office.decoded[b"b" + batch["kiosk"] + be(batch["number"], 8)]
        assert arrived["receipt"]["hash"] == batch["hash"] and arrived["epoch"] == batch["epoch"]
        assert arrived["parent"] == batch["parent"]
        assert arrived["receipt"]["applied"] == batch["count"]
        for index, row in enumerate(batch["rows"]):
            number, counter, key = number + 1, batch["first"] + index, chain.take()
            assert office.arrivals[number]["body"] == row["body"]
            context = seal_context(row["body"][0], batch["kiosk"], batch["epoch"], counter)
            sealed = row["sealed"]
            answers = unpack_personal(open_once(key, context, sealed)) if sealed else b""
            assert office.answers_of(number) == answers
            assert not answers or codec.decode_as("Answers", answers)["answers"]
    for (entry,), decision in kiosk.table("d"):
        feed = office.decoded[b"D" + kiosk.kiosk + be(decision["number"], 8)]
        assert feed == decision and decision["application"] == entry


@checks("A record that was changed, or moved to another key, is noticed [F04]")
def changed_records(golden):
    kiosk = store.KioskStore(golden.stores[-1] / "kiosk")
    for key, record in kiosk.records.items():
        for at in range(0, len(record), 11):
            changed = record[:at] + bytes([record[at] ^ 4]) + record[at + 1:]
            refuses(codec.Malformed, kiosk.opened, key, changed)
        refuses(codec.Malformed, kiosk.opened, key + b"\0", record)


@checks("The newest kept stores have the schemas that SCHEMA.md tells of")
def newest_schemas(golden):
    from formats import schema_of
    folder = golden.stores[-1].name
    assert folder == "kiosk_{}_office_{}_relay_{}".format(
        *(schema_of(name) for name in ("Kiosk", "Office", "Relay")))


if __name__ == "__main__":
    run_all(Golden())

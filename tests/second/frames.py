"""The frames of sync/PROTOCOL.md: read_X gives a dict, make_X writes it again."""

import codec
from codec import need
from seal import (be, compress, decompress, from_base32, hash_of, mac_of, sign, to_base32, verify)

FRAME = {  # number of bytes of each field; "part": length 4, then so many; "kiosks": the list
    "C": [("office", 32), ("signing", 32), ("sealing", 32), ("issued_at", "time"),
          ("name", "part"), ("signature", 64)],
    "E": [("card", "part"), ("content", "part"), ("signature", 64)],
    "S": [("kiosk", 16), ("application", 16), ("listing", 8), ("promise", "byte"),
          ("at", "time"), ("signature", 64)],
    "B": [("kiosk", 16), ("epoch", 16), ("number", "u64"), ("parent", 32), ("first", "u64"),
          ("count", "u32"), ("sealing_key", 8), ("ephemeral", 32), ("content", "part"),
          ("signature", 64)],
    "Q": [("kiosk", 16), ("office", 32), ("enrolling", "byte"), ("key", "enrolling 32"),
          ("proof", "enrolling 16"), ("ask", "part"), ("batch", "part"), ("signature", 64)],
    "R": [("office", 32), ("kiosk", 16), ("ask", 32), ("card", "part"), ("content", "part"),
          ("signature", 64)],
    "H": [("relay", 16), ("left", "u32"), ("reply", "part")],
    "L": [("made_at", "time"), ("card", "part"), ("kiosks", "kiosks"), ("signature", 64)],
    "P": [("relay", 16), ("challenge", 16), ("act", "byte"), ("card", "part"), ("body", "part"),
          ("signature", 64)],
    "A": [("relay", 16), ("challenge", 16), ("body", "part")],
}
NUMBER = {"u64": 8, "u32": 4, "byte": 1, "time": 8}
LABEL = {"C": "tsudoi office card 1", "E": "tsudoi bundle 1", "S": "tsudoi slip 1",
         "B": "tsudoi batch 1", "Q": "tsudoi ask 1", "R": "tsudoi reply 1",
         "L": "tsudoi kiosk list 1", "P": "tsudoi pull 1"}
SIGNATURE = 64


def read(kind, data):
    reader = codec.Reader(data)
    need(reader.raw(4) == b"TS" + kind.encode() + b"\1", "no frame of this kind and version")
    frame = {}
    for name, size in FRAME[kind]:
        frame[name] = read_field(reader, size, frame)
    reader.finish()
    return frame


def read_field(reader, size, frame):
    if isinstance(size, int):
        return reader.raw(size)
    if size in NUMBER:
        return int.from_bytes(reader.raw(NUMBER[size]), "big", signed=size == "time")
    if size == "part":
        return reader.raw(int.from_bytes(reader.raw(4), "big"))
    if size == "kiosks":
        count = int.from_bytes(reader.raw(4), "big")
        return [(reader.raw(16), reader.raw(32), reader.raw(1)[0]) for _ in range(count)]
    need(frame["enrolling"] <= 1, "an ask of no known kind")
    return reader.raw(int(size.split()[1])) if frame["enrolling"] else b""


def write(kind, frame):
    data = b"TS" + kind.encode() + b"\1"
    for name, size in FRAME[kind]:
        value = frame.get(name, b"")
        if size in NUMBER:
            value = be(value, NUMBER[size])
        elif size == "part":
            value = be(len(value), 4) + value
        elif size == "kiosks":
            value = be(len(value), 4) + b"".join(a + b + bytes([c]) for a, b, c in value)
        data += value
    return data


def write_signed(kind, frame, seed):
    data = write(kind, {**frame, "signature": b""})
    return data + sign(seed, LABEL[kind], data)


def check_signature(kind, data, key):
    verify(key, LABEL[kind], data[:-SIGNATURE], data[-SIGNATURE:])


# ---- Each with what is inside

def open_card(data):
    card = read("C", data)
    check_signature("C", data, card["office"])
    return card


def card_of_value(signed):
    """The frame of a SignedOfficeCard as values hold it."""
    card = signed["card"]
    return write("C", {**card, "name": card["name"].encode(), "signature": signed["by_root"]})


def open_bundle(data):
    frame = read("E", data)
    check_signature("E", data, open_card(frame["card"])["signing"])
    bundle = codec.decode_as("EnrolmentBundle", frame["content"])
    need(card_of_value(bundle["office"]) == frame["card"], "another card inside")
    return bundle


def open_batch(data, kiosk_key):
    need(len(data) <= 1 << 20, "a batch too large")
    check_signature("B", data, kiosk_key)
    batch = read("B", data)
    need(batch["number"] > 0 and batch["first"] > 0 and 0 < batch["count"] <= 1000, "no run")
    batch["hash"] = hash_of(data)
    batch["rows"] = codec.decode_rows(decompress(batch["content"]), batch["count"])
    return batch


def make_batch(header, rows, seed):
    content = compress(codec.encode_rows(rows))
    return write_signed("B", {**header, "count": len(rows), "content": content}, seed)


def proof_of(code, kiosk, key):
    return mac_of(hash_of(code), b"tsudoi enrol 1" + kiosk, key)


def open_ask(data, kiosk_key=None):
    ask = read("Q", data)
    check_signature("Q", data, kiosk_key or ask["key"])
    ask["said"] = codec.decode_as("SyncAsk", ask["ask"])
    return ask


def make_ask(parts, said, seed):
    return write_signed("Q", {**parts, "ask": codec.encode("SyncAsk", said)}, seed)


def open_reply(data, office, kiosk, ask_hash):
    reply = read("R", data)
    need(reply["office"] == office and reply["kiosk"] == kiosk, "for somebody else")
    need(ask_hash in (None, reply["ask"]), "answers another ask")
    card = open_card(reply["card"])
    need(card["office"] == office, "another office's card")
    check_signature("R", data, card["signing"])
    reply["said"] = codec.decode_as("SyncReply", decompress(reply["content"]))
    return reply


def open_slip(text, kiosk_key):
    data = from_base32(text)
    need(to_base32(data) == text, "not the way slips are written")
    slip = read("S", data)
    need(slip["promise"] <= 2, "no such promise")
    check_signature("S", data, kiosk_key)
    return slip


def open_list(data, office):
    frame = read("L", data)
    card = open_card(frame["card"])
    need(card["office"] == office, "another office's card")
    check_signature("L", data, card["signing"])
    return frame

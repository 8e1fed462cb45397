"""A kiosk that knows Tsudoi from its documents only: it enrols, asks, seals and signs."""

import codec
import frames
from seal import (Chain, be, hash_of, key_id, pack_personal, public_id, seal_context, seal_once,
                  sealing_public, verify_key)

KINDS = codec.FORMATS.unions["EntryBody"]
ANSWERS = {  # of a person who answers whatever a form asks
    "text": "団地の前です", "name": {"written": "𠮷田 はな", "reading": "よしだ はな"},
    "phone": "09012345678", "email": "hana@example.jp", "birth_year": 1948, "number": 2,
    "address": {"postal_code": "2140014", "line": "みどり県さくら川市桜台1-1"}, "yes_no": True,
    "age_band": "70s", "statement": "手伝えます。", "date": 20800}


def answer_to(field):
    """Its alternative in Answer, and the value."""
    kind, union = field["kind"], codec.FORMATS.unions["Answer"]
    if kind == "consent":
        given = {"consent": field["consent"], "version": field["consent_version"], "given": True}
        return union.index("ConsentGiven"), given
    if kind in ("choice", "choices"):
        return union.index("[id]"), [field["options"][0]["id"]]
    sort = {"name": "PersonName", "address": "PostalAddress", "birth_year": "i64", "number": "i64",
            "age_band": "AgeBand", "yes_no": "yes", "date": "date"}.get(kind, "text")
    return union.index(sort), ANSWERS[kind]


def answers_to(form):
    """What must be there; a guardian is asked of nobody who was born in 1948."""
    fields = [field for step in form["steps"] for field in step["fields"]]
    asked = [field for field in fields if field["required"] and field["kind"] != "guardian"]
    return {field["id"]: answer_to(field) for field in asked}


class Kiosk:
    def __init__(self, bundle, seed):
        self.bundle = frames.open_bundle(bundle)
        self.kiosk, self.card = self.bundle["kiosk"], self.bundle["office"]["card"]
        self.seed, self.draws = seed, 0
        self.number, self.parent, self.asked = 0, bytes(32), []
        self.replies, self.items = [], {}
        self.begin_epoch()

    def random(self, count):
        self.draws += 1
        return hash_of(self.seed + b"draw" + be(self.draws, 8))[:count]

    def begin_epoch(self):
        self.epoch, secret = self.random(16), self.random(32)
        self.ephemeral, self.counter = sealing_public(secret), 0
        self.chain = Chain(secret, self.card["sealing"], self.kiosk, self.epoch, self.ephemeral,
                           self.card["sealing"])

    def row(self, kind, body, later, answers=None):
        self.counter += 1
        key, sealed = self.chain.take(), b""
        which = KINDS.index(kind)
        if answers is not None:
            plain = pack_personal(codec.encode("Answers", {"answers": answers}))
            context = seal_context(which, self.kiosk, self.epoch, self.counter)
            sealed = seal_once(key, context, plain)
        return {"seconds_later": later, "clock": "trusted", "body": (which, body), "sealed": sealed}

    def public_id(self, counter):
        return public_id(self.kiosk, self.epoch, counter)

    def batch(self, rows):
        self.number += 1
        header = {"kiosk": self.kiosk, "epoch": self.epoch, "number": self.number,
                  "parent": self.parent, "first": self.counter - len(rows) + 1,
                  "sealing_key": key_id(self.card["sealing"]), "ephemeral": self.ephemeral}
        made = frames.make_batch(header, rows, self.seed)
        self.parent = hash_of(made)
        return made

    def said(self, now):
        held = self.replies[-1] if self.replies else None
        return {
            "nonce": self.random(16), "history": held["history"] if held else bytes(16),
            "catalogue_held": held["catalogue"]["through"] if held else 0,
            "decisions_held": max([one["number"] for one in self.all("decisions")] + [0]),
            "leases_held": max([one["number"] for one in self.all("leases")] + [0]),
            "batches_stored": max([one["batch"] for one in self.all("receipts")] + [0]),
            "waiting": 0, "oldest_waiting": 0, "kiosk_time": now, "program_version": 1,
            "times_rolled_back": 0, "is_copy": False, "told": [], "successions": [],
            "relayed": bytes(32), "troubles": {"bits": 0}, "room_bytes": 0}

    def ask(self, now, batch=b""):
        parts = {"kiosk": self.kiosk, "office": self.card["office"], "enrolling": 0, "batch": batch}
        if not self.replies:
            key = verify_key(self.seed)
            code = self.bundle["one_time_code"]
            parts |= {"enrolling": 1, "key": key,
                      "proof": frames.proof_of(code, self.kiosk, key)}
        made = frames.make_ask(parts, self.said(now), self.seed)
        self.asked.append(hash_of(made))
        return made

    def take(self, data):
        """A reply to the newest ask."""
        reply = frames.open_reply(data, self.card["office"], self.kiosk, self.asked[-1])
        said = reply["said"]
        for item in said["catalogue"]["items"]:
            self.items[item["kind"], item["id"]] = item
        self.replies.append(said)
        return said

    def all(self, sort):
        """Receipts, decisions or leases of all replies."""
        return [one for reply in self.replies for one in reply[sort]]

    def item(self, kind, name):
        return codec.decode(self.items[kind, name]["value"])[2]

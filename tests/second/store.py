"""Whole stores, read by the tables of storage/SCHEMA.md: every record has its mac, a key of a known
table, and a value of that table's kind that is written again with the same bytes."""

import lmdb

import codec
import frames
from codec import need
from formats import schema_of, tables_of
from seal import (Chain, expand, extract, hash_of, key_id, mac_of, public_id, sealing_public,
                  unlock, verify_key)

MAC = 16


class Store:
    def __init__(self, folder, heading, mac_key):
        self.heading, self.mac_key = heading, mac_key
        self.tables = tables_of(heading)
        environment = lmdb.open(str(folder), readonly=True, lock=False)
        with environment.begin() as txn:
            self.records = {bytes(key): bytes(record) for key, record in txn.cursor()}
        environment.close()
        self.values = {key: self.opened(key, record) for key, record in self.records.items()}
        self.schema = int.from_bytes(self.values[b"mschema"], "big")
        need(self.schema <= schema_of(heading), "a newer store")
        self.decoded = {key: self.check(key, value) for key, value in self.values.items()}

    def opened(self, key, record):
        value, mac = record[:-MAC], record[-MAC:]
        need(mac_of(self.mac_key, key, value) == mac, f"the mac of {key!r}")
        return value

    def table_of(self, key):
        rows = [table for table in self.tables if table.fits(key) is not None]
        need(len(rows) == 1, f"{self.heading}: {key!r} is in {len(rows)} tables")
        return rows[0]

    def check(self, key, value):
        table = self.table_of(key)
        if table.kinds:
            kind, version, decoded = codec.decode(value)
            newest = table.version if kind >= 32 else codec.FORMATS.by_number[kind].newest
            need(kind in table.kinds and version <= newest, f"the kind of {key!r}")
            again = codec.encode(codec.FORMATS.by_number[kind].name, decoded, version)
            need(again == value, f"{key!r} is written otherwise")
            return decoded
        sizes = table.sizes()
        if sizes:
            how, size = sizes
            fits = len(value) == size if how == "is" else value and len(value) % size == 0
            need(fits, f"the size of {key!r}")
        return value

    def table(self, letter):
        """Of one table: parts of the key, value."""
        return [(self.table_of(key).fits(key), value) for key, value in sorted(self.decoded.items())
                if key[:1] == letter.encode()]

    def numbered(self, letter):
        return {int.from_bytes(parts[0], "big"): value for parts, value in self.table(letter)}

    def meta(self, name):
        return self.decoded[b"m" + name.encode()]


# ---- The kiosk's

def kiosk_keys(folder):
    """The mac's key, and the seeds: the newest first."""
    data = (folder / "kiosk.key").read_bytes()
    if len(data) == 32:
        return expand(data, b"tsudoi store 1"), [data]
    need(data[:4] == b"TSK\2" and len(data) in (68, 100), "a key file of odd length")
    return data[4:36], [data[at:at + 32] for at in range(36, len(data), 32)]


class KioskStore(Store):
    def __init__(self, folder):
        key, self.seeds = kiosk_keys(folder)
        super().__init__(folder, "Kiosk", key)
        self.identity = self.meta("identity")
        self.kiosk = self.identity["bundle"]["kiosk"]
        self.epochs, self.journal = self.numbered("e"), self.numbered("j")
        self.batches = self.numbered("b")
        need(self.identity["key"] == verify_key(self.seeds[0]), "another key")
        self.check_files(folder)

    def check_files(self, folder):
        for name, kind in (("incarnation", "IncarnationRecord"), ("enrolment", "KioskIdentity")):
            if (folder / name).exists():
                value = self.opened(name.encode(), (folder / name).read_bytes())
                value = codec.decode_as(kind, value)
                need(kind != "KioskIdentity" or value == self.identity, "another identity")

    def epoch_of(self, line):
        return self.epochs[line["epoch_index"]]

    def public_id_of(self, position):
        line = self.journal[position]
        return public_id(self.kiosk, self.epoch_of(line)["epoch"], line["counter"])

    def check_journal(self):
        need(sorted(self.journal) == list(range(1, len(self.journal) + 1)), "a gap in the journal")
        for (entry,), fold in self.table("i"):
            need(entry == self.public_id_of(fold["position"]), "a fold of another entry")
            kinds = codec.FORMATS.enums["EntryKind"]
            need(kinds[self.journal[fold["position"]]["body"][0]] == fold["kind"], "its kind")
        need(len(self.table("i")) == len(self.journal), "an entry without a fold")

    def check_chain(self):
        """Every batch signed, behind the one before, and with what the journal has. Opened."""
        parent, opened = bytes(32), []
        for number, record in sorted(self.batches.items()):
            need(hash_of(record["bytes"]) == record["hash"], "the hash of a batch")
            batch = frames.open_batch(record["bytes"], self.identity["key"])
            need((batch["kiosk"], batch["number"], batch["parent"])
                 == (self.kiosk, number, parent), "the chain")
            self.check_rows(record, batch)
            parent = record["hash"]
            opened.append(batch)
        return opened

    def check_rows(self, record, batch):
        at = 0
        positions = range(record["first_position"], record["last_position"] + 1)
        need(len(positions) == batch["count"], "entries of a batch")
        for index, (position, row) in enumerate(zip(positions, batch["rows"])):
            line = self.journal[position]
            at += row["seconds_later"]
            epoch = self.epoch_of(line)
            said = (epoch["epoch"], epoch["ephemeral"], epoch["sealing_key"], line["counter"],
                    line["at"], line["clock"], line["body"], line["sealed"])
            sent = (batch["epoch"], batch["ephemeral"], batch["sealing_key"],
                    batch["first"] + index, at, row["clock"], row["body"], row["sealed"])
            need(said == sent, "a batch says something else than the journal")


# ---- The office's

def office_secrets(folder, key_file):
    locked = (folder / "office.keys").read_bytes()
    key = expand(extract(locked[:16], key_file.read_bytes()), b"tsudoi key file 1")
    return codec.decode_as("OfficeSecrets", unlock(key, b"tsudoi office secrets 1", locked[16:]))


class OfficeStore(Store):
    def __init__(self, folder, key_file):
        self.secrets = office_secrets(folder, key_file)
        self.data_key = self.secrets["data_key"]
        mac_key = expand(self.data_key, b"tsudoi office store 1")
        super().__init__(folder / "store", "Office", mac_key)
        self.arrivals = self.numbered("e")
        self.office = self.meta("office")
        frames.open_card(frames.card_of_value(self.office["card"]))
        signing = self.office["card"]["card"]["signing"]
        need(signing == verify_key(self.secrets["signing_seed"]), "another signing key")

    def check_arrivals(self):
        meta = self.office
        need(sorted(self.arrivals) == list(range(1, meta["arrivals"] + 1)), "a gap in arrivals")
        behind = meta.get("indexed", meta["arrivals"])  # schema 4 and older: all are in the table
        index = {int.from_bytes(number, "big"): entry for (entry,), number in self.table("i")}
        need(len(index) == behind, "an index that does not say how far it is")
        for number, entry in index.items():
            need(entry == self.entry_of(number), "an index of another entry")

    def entry_of(self, number):
        entry = self.arrivals[number]["id"]
        return public_id(entry["kiosk"], entry["epoch"], entry["counter"])

    def answers_of(self, number):
        locked = self.arrivals[number]["locked_personal"]
        return unlock(self.data_key, self.entry_of(number), locked) if locked else b""

    def chain_of(self, batch):
        """The chain of a batch's epoch, from the sealing secret that it names."""
        for secret in self.secrets["sealing_secrets"]:
            public = sealing_public(secret)
            if key_id(public) == batch["sealing_key"]:
                return Chain(secret, batch["ephemeral"], batch["kiosk"], batch["epoch"],
                             batch["ephemeral"], public)
        raise codec.Malformed("sealed to a key that is not kept")

    def check_chain(self, batch):
        """What is kept of this epoch is where the batch left the chain."""
        kept = self.decoded[b"r" + batch["kiosk"] + batch["epoch"]]
        chain = self.chain_of(batch)
        chain.key_of(kept["next"] - 1)
        need(unlock(self.data_key, batch["epoch"], kept["locked_chain"]) == chain.chain, "a chain")

    def check_catalogue(self):
        for (number,), key in self.table("C"):
            need(self.decoded[b"c" + key]["change"] == int.from_bytes(number, "big"), "a change")
        for (kind, name), record in self.table("c"):
            item = record["item"]
            kinds = codec.FORMATS.enums["CatalogueKind"]
            need(kinds[kind[0]] == item["kind"] and name.decode() == item["id"], "its key")
            if not item["removed"]:
                number, _, value = codec.decode(item["value"])
                need(number == kind[0] + 1 and name_of(number, value) == item["id"], "its id")


def name_of(number, value):
    if number == 5:
        return value["kiosk"].hex()
    if number == 6:
        return hash_of(value["card"]["signing"])[:8].hex()
    return value["id"]


# ---- The relay's

class RelayStore(Store):
    def __init__(self, folder):
        super().__init__(folder / "relay", "Relay", hash_of(b"tsudoi relay 1"))
        identity = self.meta("identity")
        self.relay, self.card = identity[:16], frames.open_card(identity[16:])
        self.kiosks = {parts[0]: value for parts, value in self.table("k")}
        self.asks = {number: data for number, data in self.numbered("q").items()}

    def check_asks(self):
        for data in self.asks.values():
            kiosk = frames.read("Q", data)["kiosk"]
            frames.open_ask(data, self.kiosks[kiosk][:32])
        for (kiosk, batch), place in self.table("s"):
            data = self.asks[int.from_bytes(place[:8], "big")]
            ask = frames.read("Q", data)
            need(ask["kiosk"] == kiosk and place[-32:] == hash_of(data), "its place")
            need(int.from_bytes(place[16:20], "big") == len(data), "its size")
            need(batch == (hash_of(ask["batch"]) if ask["batch"] else bytes(32)), "its batch")
        return len(self.asks)

    def check_replies(self):
        for (kiosk,), hashes in self.table("R"):
            replies = [data for (whose, _), data in self.table("r") if whose == kiosk]
            need(hashes == b"".join(hash_of(data) for data in replies), "hashes of replies")
            for data in replies:
                frames.open_reply(data, self.card["office"], kiosk, None)

    def check_list(self):
        entries = b"".join(kiosk + value for kiosk, value in sorted(self.kiosks.items()))
        need(self.meta("list")[8:] == hash_of(entries), "the hash of the list")

"""The real office and the real relay, asked by a kiosk of another program:
check_office.py PROGRAM, which is tsudoi-office."""

import json
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from check import checks, require_modules, run_all

require_modules()

import codec  # noqa: E402
import frames  # noqa: E402
from formats import ROOT  # noqa: E402
from kiosk import Kiosk, answers_to  # noqa: E402
from seal import hash_of, verify_key  # noqa: E402
from store import OfficeStore  # noqa: E402

NOW = 1796083200  # 2026-12-01 09:00 in Tokyo
LISTING, ROLE, FORM = "bosai-tetsudai", "desk", "project"
SAMPLE = ROOT / "assets/sample"


class Office:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.stick = folder / "stick"
        self.key_file().write_bytes(hash_of(b"key file"))
        (folder / "clock").write_text(str(NOW))
        (folder / "passphrase").write_text("a passphrase of a drill")
        self.run("init", "--name", "さくら川市", "--admin-passphrase-file", str(folder / "passphrase"))
        self.run("import-facilities", str(SAMPLE / "facilities.csv"))
        self.run("import-forms", str(SAMPLE / "forms.toml"))
        self.run("import-events", "--as-of", "2026-12-01", str(SAMPLE / "events.csv"))

    def key_file(self):
        return self.folder / "office.key"

    def data(self):
        return self.folder / "office"

    def options(self):
        return ["--data", str(self.data()), "--key-file", str(self.key_file()),
                "--clock-file", str(self.folder / "clock"), "--seed", "7"]

    def run(self, command, *arguments):
        words = [self.program, *command.split(), *self.options(), "--json", *arguments]
        done = subprocess.run(words, capture_output=True, check=False, text=True,
                              stdin=subprocess.DEVNULL)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        return json.loads(done.stdout.splitlines()[-1])

    def new_kiosk(self):
        bundle = self.folder / "new.bundle"
        self.run("enrol", "--centre", "minami-koko", "--out", str(bundle))
        return Kiosk(bundle.read_bytes(), hash_of(b"kiosk"))

    def answer_by_stick(self, kiosk, number, ask):
        """As the parts of the reply, in their order."""
        name = f"{kiosk.kiosk.hex()}-{number:012}"
        (self.stick / "tsudoi/asks").mkdir(parents=True, exist_ok=True)
        (self.stick / f"tsudoi/asks/{name}.ask").write_bytes(ask)
        self.run("import", str(self.stick))
        self.run("export-replies", str(self.stick))
        replies = sorted((self.stick / "tsudoi/replies").glob(f"{kiosk.kiosk.hex()}-*.reply"))
        assert replies, "no reply on the stick"
        return [reply.read_bytes() for reply in replies]


class Serving:
    """`serve` on a free port of this machine, for as long as the block takes."""

    def __init__(self, program, *options):
        self.command = [program, "serve", "--listen", "127.0.0.1:0", *options]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True,
                                        stdin=subprocess.DEVNULL)
        self.address = self.process.stdout.readline().split()[-1]
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate()

    def post(self, path, body):
        with urllib.request.urlopen(urllib.request.Request(
                self.address + path, body, {"Content-Type": "application/octet-stream"})) as answer:
            assert answer.status == 200
            return answer.read()


def rows_of_a_day(kiosk, lease):
    """A seat from the lease, a count of heads, a seat given back, how the kiosk is."""
    form = kiosk.item("form", FORM)
    answers = answers_to(form)
    applied = {"listing": LISTING, "role": ROLE, "sessions": [], "form": FORM,
               "form_version": form["version"], "age_band": "unknown", "language": "ja",
               "promise": "confirmed", "lease": lease["number"]}
    heads = {"listing": LISTING, "session": 0, "heads": [("under_10", 3), ("80_up", -1)]}
    rows = [kiosk.row("Applied", applied, NOW, answers), kiosk.row("HeadCounted", heads, 60),
            kiosk.row("Applied", applied, -30, answers)]
    own = (1, {"epoch": kiosk.epoch, "counter": kiosk.counter})
    health = {"store_bytes": 65536, "waiting": 5, "program_version": 1}
    return answers, rows + [kiosk.row("Withdrawn", {"of": own}, 5),
                            kiosk.row("KioskHealth", health, 0)]


def receipt_of(batch, count):
    return {"batch": codec.Reader(batch[36:44]).raw(8)[-1], "hash": hash_of(batch),
            "stage": "stored", "applied": count, "quarantined": 0}


@checks("An office enrols, by stick, a kiosk that knows it from its documents [F31]")
def enrols(office, kiosk):
    for part in office.answer_by_stick(kiosk, 0, kiosk.ask(NOW)):
        said = kiosk.take(part)
    assert not said["catalogue"]["more"] and said["office_time"] == NOW
    assert kiosk.item("listing", LISTING)["title"]["ja"] and kiosk.item("form", FORM)["steps"]
    assert kiosk.item("kiosk_key", kiosk.kiosk.hex())["key"] == verify_key(kiosk.seed)


@checks("It takes a batch that this kiosk has sealed, and says so in a receipt [F18]")
def takes_a_batch(office, kiosk):
    lease = next(lease for lease in kiosk.all("leases") if (lease["listing"], lease["role"])
                 == (LISTING, ROLE))
    kiosk.answers, rows = rows_of_a_day(kiosk, lease)
    kiosk.sent = kiosk.batch(rows)
    said = kiosk.take(office.answer_by_stick(kiosk, 1, kiosk.ask(NOW, kiosk.sent))[0])
    assert said["receipts"] == [receipt_of(kiosk.sent, 5)], said["receipts"]
    assert said["newest"] == {"number": 1, "hash": hash_of(kiosk.sent)} and not said["is_frozen"]


@checks("Its store then holds what was sealed, word for word [F37]")
def holds_what_was_sealed(office, kiosk):
    store = OfficeStore(office.data(), office.key_file())
    store.check_arrivals()
    store.check_catalogue()
    store.check_chain(frames.open_batch(kiosk.sent, verify_key(kiosk.seed)))
    sealed = codec.encode("Answers", {"answers": kiosk.answers})
    opened = [store.answers_of(number) for number in store.arrivals]
    assert opened == [sealed, b"", sealed, b"", b""]
    assert [store.entry_of(number) for number in store.arrivals] == [
        kiosk.public_id(counter) for counter in range(1, 6)]


@checks("Its list of kiosks names this one")
def names_this_one(office, kiosk):
    listed = frames.open_list((office.stick / "tsudoi/kiosks.list").read_bytes(),
                              kiosk.card["office"])
    assert listed["kiosks"] == [(kiosk.kiosk, verify_key(kiosk.seed), 0)]


@checks("It answers by wire, and a batch that comes again gets the receipt that it got [F18]")
def answers_by_wire(office, kiosk):
    batch = kiosk.batch([kiosk.row("StaffDid", {"act": "unlocked"}, NOW + 90)])
    with Serving(office.program, *office.options()) as line:
        said = kiosk.take(line.post("/v1/sync", kiosk.ask(NOW, batch)))
        assert said["receipts"] == [receipt_of(batch, 1)], said["receipts"]
        again = kiosk.take(line.post("/v1/sync", kiosk.ask(NOW, batch)))
        assert again["receipts"] == said["receipts"]


@checks("A relay keeps its asks, and hands out what the office answers to them")
def relay_hands_on(office, kiosk):
    relay, card = office.folder / "relay", office.folder / "card"
    office.run("relay card", "--out", str(card))
    for reply in (office.stick / "tsudoi/replies").iterdir():  # it brings the list, nothing else
        reply.unlink()
    at_relay = ["--data", str(relay), "--clock-file", str(office.folder / "clock")]
    for act, *words in (["init", "--card", str(card)], ["import", str(office.stick)]):
        subprocess.run([office.program, "relay", act, *at_relay, *words], check=True,
                       capture_output=True)
    batch = kiosk.batch([kiosk.row("StaffDid", {"act": "locked"}, NOW + 120)])
    listed = hash_of(kiosk.kiosk + verify_key(kiosk.seed) + b"\0")
    shown = sorted(file.name for file in (office.stick / "tsudoi/pictures").iterdir())
    pictures = hash_of(bytes.fromhex("".join(shown)))
    with Serving(office.program, "--relay", *at_relay) as line:
        kept = frames.read("H", line.post("/v1/sync", kiosk.ask(NOW, batch)))
        assert (kept["left"], kept["reply"]) == (0, b"")
        assert frames.read("A", line.post("/v1/relay", b""))["body"] == listed + pictures
        office.run("relay pull", line.address)
        with_batch, newest = kiosk.asked[-1], kiosk.ask(NOW)
        held = frames.read("H", line.post("/v1/sync", newest))
        assert held["relay"] == kept["relay"]
        kiosk.asked.append(with_batch)
        assert kiosk.take(held["reply"])["receipts"] == [receipt_of(batch, 1)]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="tsudoi-second-") as home:
        here = Office(sys.argv[1], Path(home))
        run_all(here, here.new_kiosk())

"""Hashes, keys, and what they close: sync/PROTOCOL.md "Words" and "Sealing", storage/SCHEMA.md
"Keys and what they lock"."""

import hashlib
import hmac

import nacl.bindings as sodium
import nacl.exceptions
import nacl.signing
import zstandard

from formats import ROOT

MAGIC = bytes.fromhex("28b52ffd")
DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class NotAuthentic(Exception):
    pass


def be(number, count):
    return number.to_bytes(count, "big", signed=number < 0)


def hash_of(data):
    return hashlib.blake2b(data, digest_size=32).digest()


def mac_of(key, context, message):
    whole = be(len(context), 4) + context + message
    return hashlib.blake2b(whole, key=key, digest_size=16).digest()


def key_id(key):
    return hash_of(key)[:8]


def public_id(kiosk, epoch, counter):
    return hash_of(kiosk + epoch + be(counter, 8))[:16]


def extract(salt, key):
    return hmac.new(salt, key, hashlib.sha256).digest()


def expand(key, info, count=32):
    done, block = b"", b""
    while len(done) < count:
        block = hmac.new(key, block + info + bytes([len(done) // 32 + 1]), hashlib.sha256).digest()
        done += block
    return done[:count]


# ---- Signatures

def sign(seed, label, data):
    return nacl.signing.SigningKey(seed).sign(label.encode() + hash_of(data)).signature


def verify_key(seed):
    return bytes(nacl.signing.SigningKey(seed).verify_key)


def verify(key, label, data, signature):
    try:
        nacl.signing.VerifyKey(key).verify(label.encode() + hash_of(data), signature)
    except nacl.exceptions.BadSignatureError as problem:
        raise NotAuthentic(label) from problem


# ---- Locks: XChaCha20-Poly1305, nonce 24 | cipher | tag 16

def unlock(key, context, locked):
    try:
        return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
            locked[24:], context, locked[:24], key)
    except nacl.exceptions.CryptoError as problem:
        raise NotAuthentic("a lock") from problem


# ---- The chain of one-time keys

def sealing_public(secret):
    return sodium.crypto_scalarmult_base(secret)


class Chain:
    """From `mine`, a secret, and `theirs`; both sides come to the same."""

    def __init__(self, mine, theirs, kiosk, epoch, ephemeral, office_sealing):
        shared = sodium.crypto_scalarmult(mine, theirs)
        info = b"tsudoi chain 1" + kiosk + ephemeral + office_sealing
        self.chain, self.next = expand(extract(epoch, shared), info), 1

    def take(self):
        both = expand(self.chain, b"tsudoi step 1", 64)
        self.chain, self.next = both[32:], self.next + 1
        return both[:32]

    def key_of(self, counter):
        while self.next < counter:
            self.take()
        return self.take()


def seal_context(kind, kiosk, epoch, counter):
    return bytes([1, kind]) + kiosk + epoch + be(counter, 8)


def seal_once(key, context, plain):
    return sodium.crypto_aead_chacha20poly1305_ietf_encrypt(plain, context, bytes(12), key)


def open_once(key, context, sealed):
    try:
        return sodium.crypto_aead_chacha20poly1305_ietf_decrypt(sealed, context, bytes(12), key)
    except nacl.exceptions.CryptoError as problem:
        raise NotAuthentic("a sealed part") from problem


# ---- What is inside a sealed part

def dictionary():
    return zstandard.ZstdCompressionDict((ROOT / "assets/dictionary/personal-1.zdict").read_bytes())


def unpack_personal(plain):
    size, padding = int.from_bytes(plain[:2], "big"), plain[2]
    assert padding < 8 and len(plain) % 8 == 0
    assert plain[len(plain) - padding:] == bytes(padding)
    frame = MAGIC + plain[3:len(plain) - padding]
    answers = zstandard.ZstdDecompressor(dict_data=dictionary()).decompress(frame, size)
    assert len(answers) == size
    return answers


def pack_personal(answers):
    packer = zstandard.ZstdCompressor(level=6, dict_data=dictionary(), write_content_size=False,
                                      write_dict_id=False)
    frame = packer.compress(answers)
    assert frame[:4] == MAGIC
    padding = -(3 + len(frame) - 4) % 8
    return be(len(answers), 2) + bytes([padding]) + frame[4:] + bytes(padding)


def decompress(frame, bytes_max=8 * 1024 * 1024):
    size = zstandard.get_frame_parameters(frame).content_size
    assert size <= bytes_max, "does not say its size, or is too large"
    return zstandard.ZstdDecompressor().decompress(frame)


def compress(data):
    return zstandard.ZstdCompressor(level=3, write_content_size=True).compress(data)


# ---- Base 32, as people read it

def to_base32(data):
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    return "".join(DIGITS[int(bits[at:at + 5], 2)] for at in range(0, len(bits), 5))


def from_base32(text):
    bits = "".join(f"{DIGITS.index(digit):05b}" for digit in text)
    whole = len(bits) // 8 * 8
    assert len(bits) - whole < 5 and "1" not in bits[whole:]
    return bytes(int(bits[at:at + 8], 2) for at in range(0, whole, 8))


def short_string(root, kiosk_key):
    digits = to_base32(hash_of(root + kiosk_key))[:6]
    return digits[:3] + "-" + digits[3:]


def slip_code(public):
    digits = to_base32(public)[:9]
    return "-".join(digits[at:at + 3] for at in (0, 3, 6))

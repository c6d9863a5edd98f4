#!/usr/bin/env python3
"""Writes identity.json beside itself: Sotto's own layouts, built from the protocol's text without Sotto's code.

Needs Python 3 and pyca/cryptography with ML-KEM (48 or newer). Deterministic.
"""
import hashlib
import hmac
import json
import pathlib
import struct

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, mlkem, x25519
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

DAY = 86_400


def stream(name, count):
    return hashlib.shake_256(("sotto test " + name).encode()).digest(count)


def raw(public):
    return public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def lp(data):
    return struct.pack(">H", len(data)) + data


class Device:
    def __init__(self, account, created_ms):
        self.account = account.encode()
        self.seed = stream(account + " ed25519", 32)
        self.agreement = stream(account + " x25519", 32)
        self.signer = ed25519.Ed25519PrivateKey.from_private_bytes(self.seed)
        x = x25519.X25519PrivateKey.from_private_bytes(self.agreement)
        self.identity = b"\x01" + raw(self.signer.public_key()) + raw(x.public_key())
        self.inst = struct.pack(">Q", created_ms) + stream(account + " inst", 8)

    def address(self):
        return lp(self.account) + struct.pack(">I", 1)

    def claim(self):
        return self.address() + self.inst + self.identity

    def id_sig(self):
        return self.signer.sign(b"Sotto-v1 identity\x00" + self.claim())

    def pair(self, kind, number, created, expires):
        name = "%s prekey %d %d" % (self.account.decode(), kind, number)
        ec = raw(x25519.X25519PrivateKey.from_private_bytes(stream(name + " ec", 32)).public_key())
        kem = raw(mlkem.MLKEM1024PrivateKey.from_seed_bytes(stream(name + " kem", 64)).public_key())
        body = struct.pack(">IQQ", number, created, expires) + ec + kem
        signature = self.signer.sign(b"Sotto-v1 prekey\x00\x01" + bytes([kind]) + self.address() + body)
        return body + signature


def safety_hash(version, key, account, iterations):
    h = hashlib.sha512(struct.pack(">H", version) + key + account + key).digest()
    for _ in range(iterations - 1):
        h = hashlib.sha512(h + key).digest()
    return h


def digits(h):
    return "".join("%05d" % (int.from_bytes(h[i:i + 5], "big") % 100_000) for i in range(0, 30, 5))


def expand(key, info, length):
    block, okm, counter = b"", b"", 1
    while len(okm) < length:
        block = hmac.new(key, block + info + bytes([counter]), hashlib.sha256).digest()
        okm, counter = okm + block, counter + 1
    return okm[:length]


def main():
    alice, bob = Device("alice", 1_764_000_000_123), Device("bob", 1_764_000_111_456)
    created = 20_400 * DAY
    head = b"\x01\x01" + bob.claim() + bob.id_sig()
    signed = bob.pair(1, 77, created, created + 30 * DAY)
    one_time = bob.pair(2, 1_000_000_007, created + DAY, 0)
    a, b = (safety_hash(1, d.identity, d.account, 5_200) for d in (alice, bob))
    key, salt = stream("aead key", 32), stream("aead salt", 16)
    okm = expand(key, b"Sotto-v1 test\x00" + salt, 44)
    sealed = salt + ChaCha20Poly1305(okm[:32]).encrypt(okm[32:], b"plain text", b"row 7")
    answers = {
        "bob_seeds": bob.seed + bob.agreement,
        "bob_identity": bob.identity,
        "bob_id_sig": bob.id_sig(),
        "signed_ec_private": stream("bob prekey 1 77 ec", 32),
        "signed_kem_seed": stream("bob prekey 1 77 kem", 64),
        "one_time_ec_private": stream("bob prekey 2 1000000007 ec", 32),
        "one_time_kem_seed": stream("bob prekey 2 1000000007 kem", 64),
        "inst": bob.inst,
        "bundle": head + signed + b"\x01" + one_time,
        "bundle_without_one_time": head + signed + b"\x00",
        "alice_identity": alice.identity,
        "alice_qr": b"\x01\x00\x01" + a[:32] + b[:32],
        "aead_key": key,
        "aead_salt": salt,
        "aead_sealed": sealed,
    }
    text = {name: value.hex() for name, value in answers.items()}
    text["created"] = created
    text["safety_number"] = "".join(sorted((digits(a), digits(b))))
    out = pathlib.Path(__file__).with_name("identity.json")
    out.write_text(json.dumps(text, indent=1) + "\n")


if __name__ == "__main__":
    main()

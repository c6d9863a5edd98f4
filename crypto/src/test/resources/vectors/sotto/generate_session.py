#!/usr/bin/env python3
"""Writes session.json beside itself: whole sessions, handshake and header-encrypted ratchet, built from the protocol's text (and
section 4 of the Double Ratchet paper) without Sotto's code.

Needs Python 3 and pyca/cryptography with ML-KEM (48 or newer). Deterministic. pyca cannot encapsulate under given randomness, so the
two ciphertexts come from kem.json (m is the randomness of FIPS 203's ML-KEM.Encaps_internal); what they carry is decapsulated here.
"""
import hashlib
import hmac
import json
import pathlib
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import mlkem, x25519
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from generate import DAY, Device, expand, raw, stream

HERE = pathlib.Path(__file__)
CREATED = 20_400 * DAY
EPOCH = 5


def sha256(data):
    return hashlib.sha256(data).digest()


def mac(key, data):
    return hmac.new(key, data, hashlib.sha256).digest()


def private(data):
    return x25519.X25519PrivateKey.from_private_bytes(data)


def public(data):
    return raw(private(data).public_key())


def dh(own, peer):
    return private(own).exchange(x25519.X25519PublicKey.from_public_bytes(peer))


def kdf_rk(rk, secret):
    okm = expand(mac(rk, secret), b"Sotto-v1 root", 96)
    return okm[:32], okm[32:64], okm[64:]


def key_and_nonce(key, label, salt):
    okm = expand(key, label + b"\x00" + salt, 44)
    return ChaCha20Poly1305(okm[:32]), okm[32:]


def padded(payload):
    length = len(payload) + 1
    if length <= 4_000:
        total = -(-length // 160) * 160
    else:
        e = length.bit_length() - 1
        low = e - e.bit_length()
        total = -(-length // (1 << low)) * (1 << low)
    return payload + b"\x80" + bytes(total - length)


class Ratchet:
    """Section 4 of the paper, in its letters; steps of its own are taken on receipt, with the keys of one stream in their order."""

    def __init__(self, name, ad):
        self.name, self.ad, self.keys_drawn = name, ad, 0
        self.ck_s = self.ck_r = self.hk_s = self.hk_r = self.dh_r = None
        self.n_s = self.n_r = self.p_n = 0
        self.skipped = {}

    def draw(self):
        self.dh_s = stream("%s ratchet %d" % (self.name, self.keys_drawn), 32)
        self.keys_drawn += 1

    def init_alice(self, rk, hka, nhkb, spk):
        self.draw()
        self.dh_r = spk
        self.rk, self.ck_s, self.nhk_s = kdf_rk(rk, dh(self.dh_s, spk))
        self.hk_s, self.nhk_r = hka, nhkb

    def init_bob(self, rk, hka, nhkb, spk_private):
        self.dh_s, self.rk, self.nhk_r, self.nhk_s = spk_private, rk, hka, nhkb

    def encrypt(self, payload, salt):
        mk, self.ck_s = mac(self.ck_s, b"\x01"), mac(self.ck_s, b"\x02")
        header = public(self.dh_s) + struct.pack(">III", self.p_n, self.n_s, 0) + bytes(154 + 10)
        head = b"\x01\x02\x01" + salt
        aead, nonce = key_and_nonce(self.hk_s, b"Sotto-v1 header", salt)
        front = head + aead.encrypt(nonce, header, head)
        aead, nonce = key_and_nonce(mk, b"Sotto-v1 message", salt)
        self.n_s += 1
        parts = {"hk": self.hk_s, "mk": mk, "header": header}
        return front + aead.encrypt(nonce, padded(payload), self.ad + front), parts

    def decrypt(self, message):
        for (hk, n), mk in list(self.skipped.items()):
            header = self.open_header(hk, message)
            if header and header[2] == n:
                del self.skipped[(hk, n)]
                return self.open_body(mk, message)
        header = self.hk_r and self.open_header(self.hk_r, message)
        if not header:
            header = self.open_header(self.nhk_r, message)
            self.skip(header[1])
            self.step(header[0])
        self.skip(header[2])
        mk, self.ck_r = mac(self.ck_r, b"\x01"), mac(self.ck_r, b"\x02")
        self.n_r += 1
        return self.open_body(mk, message)

    def skip(self, until):
        while self.ck_r and self.n_r < until:
            self.skipped[(self.hk_r, self.n_r)] = mac(self.ck_r, b"\x01")
            self.ck_r = mac(self.ck_r, b"\x02")
            self.n_r += 1

    def step(self, peer):
        self.p_n, self.n_s, self.n_r, self.dh_r = self.n_s, 0, 0, peer
        self.hk_s, self.hk_r = self.nhk_s, self.nhk_r
        self.rk, self.ck_r, self.nhk_r = kdf_rk(self.rk, dh(self.dh_s, peer))
        self.draw()
        self.rk, self.ck_s, self.nhk_s = kdf_rk(self.rk, dh(self.dh_s, peer))

    def open_header(self, hk, message):
        aead, nonce = key_and_nonce(hk, b"Sotto-v1 header", message[3:19])
        try:
            header = aead.decrypt(nonce, message[19:243], message[:19])
        except InvalidTag:
            return None
        return header[:32], *struct.unpack(">II", header[32:40])

    def open_body(self, mk, message):
        aead, nonce = key_and_nonce(mk, b"Sotto-v1 message", message[3:19])
        body = aead.decrypt(nonce, message[243:], self.ad + message[:243])
        return body[:body.rindex(b"\x80")]


class Pair:
    def __init__(self, kind, number):
        self.kind, self.number = kind, number
        name = "bob prekey %d %d" % (kind, number)
        self.ec, self.seed = stream(name + " ec", 32), stream(name + " kem", 64)
        self.kem = raw(mlkem.MLKEM1024PrivateKey.from_seed_bytes(self.seed).public_key())


def handshake(alice, bob, signed, one_time, encapsulated):
    """Everything both sides come to, seen by the initiator except for the KEM."""
    ek = stream("alice ephemeral", 32)
    ct = bytes.fromhex(encapsulated["ct"])
    spk, kem = public(signed.ec), (one_time or signed)
    ss = mlkem.MLKEM1024PrivateKey.from_seed_bytes(kem.seed).decapsulate(ct)
    secrets = dh(alice.agreement, spk) + dh(ek, public(bob.agreement)) + dh(ek, spk)
    flag = b"\x00" + bytes(4)
    opk = bytes(32)
    if one_time:
        opk = public(one_time.ec)
        secrets += dh(ek, opk)
        flag = b"\x01" + struct.pack(">I", one_time.number)
    secrets += ss
    ids = public(ek) + struct.pack(">I", signed.number)
    th = sha256(b"Sotto-v1 handshake\x00\x01\x01" + struct.pack(">I", EPOCH) + alice.claim() + bob.claim()
                + ids + spk + flag + opk + sha256(kem.kem) + ct)
    prk = mac(bytes(32), b"\xff" * 32 + secrets)
    okm = expand(prk, b"Sotto-v1 PQXDH_X25519_SHA-256_ML-KEM-1024\x00" + th, 128)
    part = b"\x01\x01\x01" + struct.pack(">I", EPOCH) + alice.claim() + alice.id_sig() + ids + flag + ct
    return {
        "encapsulation_randomness": bytes.fromhex(encapsulated["m"]),
        "ephemeral_private": ek,
        "shared_secrets": secrets,
        "transcript_hash": th,
        "prk": prk,
        "okm": okm,
        "handshake_part": part,
        "hid": sha256(b"Sotto-v1 initial\x00" + part),
    }


# Who sends what, and who receives what when; "4200" stands for that many bytes, which Padmé pads.
PLAN = """send alice a0 first
send alice a1 second, arrives before the first
recv bob a1
recv bob a0
send bob b0 arrives two chains late
send bob b1 the first reply
recv alice b1
send alice a2 no handshake part any more
send alice a3 4200
recv bob a3
send bob b2 a new chain
recv alice b2
recv alice b0
send alice a4 \u00e4\u00f6\u00fc \U0001f600
recv bob a4
recv bob a2
send bob b3
recv alice b3"""


def run(alice, bob, signed, one_time, encapsulated):
    agreed = handshake(alice, bob, signed, one_time, encapsulated)
    ad = b"Sotto-v1 AD\x00" + agreed["transcript_hash"]
    rk, hka, nhkb, sid = (agreed["okm"][i:i + 32] for i in range(0, 128, 32))
    ends = {"alice": Ratchet("alice", ad), "bob": Ratchet("bob", ad)}
    ends["alice"].init_alice(rk, hka, nhkb, public(signed.ec))
    ends["bob"].init_bob(rk, hka, nhkb, signed.ec)
    events, messages, payloads, seen = [], {}, {}, set()
    for line in PLAN.split("\n"):
        kind, who, name, *text = line.split(" ", 3)
        if kind == "recv":
            assert ends[who].decrypt(messages[name]) == payloads[name], name
            events.append({"event": "recv", "receiver": who, "id": name})
            continue
        payload = "".join(text)
        payload = ("x" * 4200 if payload == "4200" else payload).encode()
        salt = stream("salt " + name, 16)
        message, parts = ends[who].encrypt(payload, salt)
        event = {"event": "send", "sender": who, "id": name, "payload": payload.hex(), "salt": salt.hex()}
        if ends[who].dh_s not in seen:
            seen.add(ends[who].dh_s)
            event["ratchet_private"] = ends[who].dh_s.hex()
        event.update({key: value.hex() for key, value in parts.items()})
        event["initial"] = name in ("a0", "a1")
        event["ratchet"] = message.hex()
        events.append(event)
        messages[name], payloads[name] = message, payload
    return {"one_time": bool(one_time), **{k: v.hex() for k, v in agreed.items()}, "sid": sid.hex(), "events": events}


def main():
    alice, bob = Device("alice", 1_764_000_000_123), Device("bob", 1_764_000_111_456)
    signed, one_time = Pair(1, 77), Pair(2, 1_000_000_007)
    kem = json.loads(HERE.with_name("kem.json").read_text())
    pairs = {"signed": bob.pair(1, 77, CREATED, CREATED + 30 * DAY), "one_time": bob.pair(2, 1_000_000_007, CREATED, 0)}
    answers = {"epoch": EPOCH, "created": CREATED, "expires": CREATED + 30 * DAY}
    for device in (alice, bob):
        name = device.account.decode()
        answers[name] = {"seeds": (device.seed + device.agreement).hex(), "inst": device.inst.hex()}
    for name, pair in (("signed", signed), ("one_time", one_time)):
        answers[name] = {"id": pair.number, "ec_private": pair.ec.hex(), "kem_seed": pair.seed.hex(),
                         "signature": pairs[name][-64:].hex()}
    answers["cases"] = [run(alice, bob, signed, one_time, kem["with_one_time"]),
                        run(alice, bob, signed, None, kem["without_one_time"])]
    HERE.with_name("session.json").write_text(json.dumps(answers, indent=1) + "\n")


if __name__ == "__main__":
    main()

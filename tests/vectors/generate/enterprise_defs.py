"""What single vendors store, on hashlib, hmac and pycryptodome: written after the published descriptions, for what no
implementation of somebody else that can be installed makes.

EBCDIC is Python's cp037, which agrees with IBM-1047 in all characters used here.
"""
import hashlib
import hmac

from Crypto.Cipher import AES, DES


def ebcdic(text, width=8):
    return text.encode("cp037").ljust(width, b"\x40")


def des_key(text):
    return bytes(((c ^ 0x55) << 1) & 0xFF for c in ebcdic(text)[:8])


def racf(password, user):
    return DES.new(des_key(password[:8]), DES.MODE_ECB).encrypt(ebcdic(user)[:8])


def rvary(password):
    return racf(password, password[:8])


def as400(password, user):
    name = bytearray(ebcdic(user, 10) if len(user) > 8 else ebcdic(user))
    if len(user) > 8:
        for place, byte in enumerate(name[8:10]):
            for pair in range(4):
                name[4 * place + pair] ^= (byte << (2 * pair)) & 0xC0
    out = DES.new(des_key(password[:8]), DES.MODE_ECB).encrypt(bytes(name[:8]))
    if len(password) > 8:
        other = DES.new(des_key(password[8:10]), DES.MODE_ECB).encrypt(bytes(name[:8]))
        out = bytes(a ^ b for a, b in zip(out, other))
    return out


def u(key, message, count):
    """U_1 to U_count of PBKDF2 without its counter."""
    out = []
    for _ in range(count):
        message = hmac.new(key, message, hashlib.sha256).digest()
        out.append(message)
    return out


def xor(blocks):
    total = 0
    for block in blocks:
        total ^= int.from_bytes(block, "big")
    return total.to_bytes(32, "big")


def kdfaes(password, user, salt, log2_bytes, hundreds):
    one = b"\x00\x00\x00\x01"
    blocks, count = 2 ** log2_bytes // 32, hundreds * 100
    key = racf(password, user)
    memory, message = [], salt + blocks.to_bytes(4, "big") + one
    for _ in range(blocks):
        stream = u(key, message, count)
        memory.append(xor(stream))
        message = (stream[-2] if count > 1 else bytes(32))[:16] + memory[-1] + one
    key = memory[-1]
    for place in range(blocks):
        picked = memory[int.from_bytes(key[28:], "big") % blocks]
        key = hmac.new(key, picked + one, hashlib.sha256).digest()
        memory[place] = key
    key = xor(u(key, b"".join(memory[:-1]) + one, count))
    return AES.new(key, AES.MODE_ECB).encrypt(ebcdic(user)[:8] + bytes(8))


def kdfaes_row(password, user, salt, log2_bytes, hundreds):
    header = bytes.fromhex("e7d7e66d00018000") + log2_bytes.to_bytes(2, "big") + hundreds.to_bytes(2, "big")
    return (header + bytes.fromhex("00100010") + salt + kdfaes(password, user, salt, log2_bytes, hundreds)).hex().upper()

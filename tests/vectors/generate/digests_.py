"""Digests, HMAC and PBKDF2 of each digest of the crate -> ../digests/digests.toml.

usage: digests_.py > ../digests/digests.toml   ($PEERS as in run.sh)

A value is written when every peer that has the function gives it, and there are two at least; all of them are named. Peers:
Python's hashlib (OpenSSL), pycryptodome and pyskein (pip), PHP (apt: php-cli), libgcrypt (apt: libgcrypt20), Bouncy Castle
(apt: libbcprov-java and a JDK), hash-wasm (npm, in $PEERS/node).
"""
import ctypes
import hashlib
import hmac
import importlib.metadata
import json
import os
import pathlib
import platform
import ssl
import subprocess
import tempfile

import skein
from Crypto.Hash import BLAKE2b, BLAKE2s, HMAC, MD2, MD4, MD5, RIPEMD160, SHA1, SHA224, SHA256, SHA384, SHA512
from Crypto.Hash import SHA3_224, SHA3_256, SHA3_384, SHA3_512, keccak
from Crypto.Protocol.KDF import PBKDF2

# Length of a block, which decides the lengths of messages and keys below.
BLOCK = {
    "md5": 64, "sha1": 64, "sha224": 64, "sha256": 64, "sha384": 128, "sha512": 128, "sha512_224": 128, "sha512_256": 128,
    "md2": 16, "md4": 64, "ripemd128": 64, "ripemd160": 64, "ripemd256": 64, "ripemd320": 64, "whirlpool": 64, "tiger": 64,
    "gost94": 32, "gost94_test": 32, "streebog256": 64, "streebog512": 64, "sm3": 64,
    "sha3_224": 144, "sha3_256": 136, "sha3_384": 104, "sha3_512": 72,
    "keccak_224": 144, "keccak_256": 136, "keccak_384": 104, "keccak_512": 72,
    "blake2b": 128, "blake2b_256": 128, "blake2s": 64, "skein224": 64, "skein256": 64, "skein384": 64, "skein512": 64,
}


def text(length):
    """Fixed bytes of all values."""
    return bytes((37 * i + 11 + i * i // 256) % 256 for i in range(length))


LENGTH = 100  # of what PBKDF2 derives


def cases(block):
    """(key or None, message or salt, rounds of PBKDF2 or None), with lengths around blocks and paddings of 1 to 32 bytes."""
    lengths = {block - 33, block - 32, block - 17, block - 16, block - 9, block - 8, block - 1, block, block + 1,
               2 * block - 1, 2 * block, 2 * block + 1, 200}
    messages = [b"", b"abc", "Grüße, κόσμε 🔑".encode(), b"\xff" * (3 * block)]
    messages += [text(length) for length in sorted(lengths) if length > 0]
    yield from ((None, message, None) for message in messages)
    for length in (3, block - 1, block, block + 1, 2 * block + 5):
        yield text(length)[::-1], b"what do ya want for nothing?", None
    yield b"", b"", None
    yield "Schlüssel".encode(), text(200), None
    yield "Paßwort".encode(), b"salt", 1
    yield text(2 * block + 5), text(block), 5


class Hashlib:
    name = f"Python {platform.python_version()} hashlib ({' '.join(ssl.OPENSSL_VERSION.split()[:2])})"
    made = {name: (lambda data=b"", name=name: hashlib.new(name, data)) for name in
            ("md5 sha1 sha224 sha256 sha384 sha512 sha512_224 sha512_256 ripemd160 sm3 sha3_224 sha3_256 sha3_384 sha3_512 "
             "blake2b blake2s").split()}
    made["blake2b_256"] = lambda data=b"": hashlib.blake2b(data, digest_size=32)

    def run(self, digest, jobs):
        return digest in self.made and [self.one(digest, *job) for job in jobs]

    def one(self, digest, key, message, rounds):
        new = self.made[digest]
        if rounds:
            return self.pbkdf2(digest, key, message, rounds)
        return new(message).digest() if key is None else hmac.new(key, message, new).digest()

    def pbkdf2(self, digest, password, salt, rounds):
        return None if digest == "blake2b_256" else hashlib.pbkdf2_hmac(digest, password, salt, rounds, LENGTH)


class Pyskein(Hashlib):
    name = "pyskein " + importlib.metadata.version("pyskein")
    made = {f"skein{bits}": (lambda data=b"", bits=bits: skein.skein512(data, digest_bits=bits))
            for bits in (224, 256, 384, 512)}

    def pbkdf2(self, digest, password, salt, rounds):
        """RFC 8018 section 5.2 on Python's hmac."""
        derived, count = b"", 0
        while len(derived) < LENGTH:
            count += 1
            last = hmac.new(password, salt + count.to_bytes(4, "big"), self.made[digest]).digest()
            block = int.from_bytes(last, "big")
            for _ in range(1, rounds):
                last = hmac.new(password, last, self.made[digest]).digest()
                block ^= int.from_bytes(last, "big")
            derived += block.to_bytes(len(last), "big")
        return derived[:LENGTH]


class Pycryptodome:
    """Its HMAC takes modules; of what is not one of the plain modules only the digest is taken."""
    name = "pycryptodome " + importlib.metadata.version("pycryptodome")
    modules = {"md2": MD2, "md4": MD4, "md5": MD5, "sha1": SHA1, "sha224": SHA224, "sha256": SHA256, "sha384": SHA384,
               "sha512": SHA512, "ripemd160": RIPEMD160, "sha3_224": SHA3_224, "sha3_256": SHA3_256,
               "sha3_384": SHA3_384, "sha3_512": SHA3_512}
    functions = {
        "blake2b": lambda data: BLAKE2b.new(data=data, digest_bits=512),
        "blake2b_256": lambda data: BLAKE2b.new(data=data, digest_bits=256),
        "blake2s": lambda data: BLAKE2s.new(data=data, digest_bits=256),
        "sha512_224": lambda data: SHA512.new(data, truncate="224"),
        "sha512_256": lambda data: SHA512.new(data, truncate="256"),
    }
    functions.update((f"keccak_{bits}", lambda data, bits=bits: keccak.new(data=data, digest_bits=bits))
                     for bits in (224, 256, 384, 512))

    def run(self, digest, jobs):
        if digest in self.modules:
            module = self.modules[digest]
            return [PBKDF2(key, message, LENGTH, rounds, hmac_hash_module=module) if rounds
                    else HMAC.new(key, message, module).digest() if key is not None else module.new(message).digest()
                    for key, message, rounds in jobs]
        new = self.functions.get(digest)
        return new and [new(message).digest() if key is None else None for key, message, _ in jobs]


PHP = """
foreach (file('php://stdin') as $line) {
    [$name, $key, $message, $rounds] = explode(' ', rtrim($line, "\\n"));
    [$bytes, $message, $rounds] = [hex2bin(substr($key, 1)), hex2bin($message), (int) $rounds];
    echo $rounds ? hash_pbkdf2($name, $bytes, $message, $rounds, 200)
        : ($key === '-' ? hash($name, $message) : hash_hmac($name, $message, $bytes)), "\\n";
}
"""


def lines(command, name, jobs, directory=None):
    """Runs a peer that reads `name key message rounds` a line and answers in hex."""
    asked = "".join(f"{name} {'-' if key is None else 'k' + key.hex()} {message.hex()} {rounds or 0}\n"
                    for key, message, rounds in jobs)
    run = subprocess.run(command, input=asked, text=True, capture_output=True, check=True, cwd=directory)
    answers = [bytes.fromhex(line) for line in run.stdout.split("\n")[:-1]]
    assert len(answers) == len(jobs), (command, name, run.stderr)
    return answers


class Php:
    names = {"gost94": "gost-crypto", "gost94_test": "gost", "tiger": "tiger192,3", "sha512_224": "sha512/224",
             "sha512_256": "sha512/256", "sha3_224": "sha3-224", "sha3_256": "sha3-256", "sha3_384": "sha3-384",
             "sha3_512": "sha3-512"}
    names.update((name, name) for name in "md2 md4 md5 sha1 sha224 sha256 sha384 sha512 ripemd128 ripemd160 ripemd256 ripemd320 "
                 "whirlpool".split())

    def __init__(self):
        self.name = "PHP " + subprocess.check_output(["php", "-r", "echo PHP_VERSION;"], text=True)

    def run(self, digest, jobs):
        return digest in self.names and lines(["php", "-r", PHP], self.names[digest], jobs)


JAVA = """
import java.util.*;
import org.bouncycastle.crypto.*;
import org.bouncycastle.crypto.digests.*;
import org.bouncycastle.crypto.engines.GOST28147Engine;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.util.encoders.Hex;

public class Peer {
    static ExtendedDigest make(String name, int bits) {
        switch (name) {
            case "md2": return new MD2Digest();
            case "md4": return new MD4Digest();
            case "md5": return new MD5Digest();
            case "sha1": return new SHA1Digest();
            case "sha224": return new SHA224Digest();
            case "sha256": return new SHA256Digest();
            case "sha384": return new SHA384Digest();
            case "sha512": return new SHA512Digest();
            case "sha512_": return new SHA512tDigest(bits);
            case "ripemd128": return new RIPEMD128Digest();
            case "ripemd160": return new RIPEMD160Digest();
            case "ripemd256": return new RIPEMD256Digest();
            case "ripemd320": return new RIPEMD320Digest();
            case "whirlpool": return new WhirlpoolDigest();
            case "tiger": return new TigerDigest();
            case "gost94": return new GOST3411Digest();
            case "gost94_test": return new GOST3411Digest(GOST28147Engine.getSBox("D-Test"));
            case "streebog256": return new GOST3411_2012_256Digest();
            case "streebog512": return new GOST3411_2012_512Digest();
            case "sm3": return new SM3Digest();
            case "sha3_": return new SHA3Digest(bits);
            case "keccak_": return new KeccakDigest(bits);
            case "blake2b": return new Blake2bDigest(512);
            case "blake2b_": return new Blake2bDigest(bits);
            case "blake2s": return new Blake2sDigest(256);
            case "skein": return new SkeinDigest(512, bits);
            default: throw new IllegalArgumentException(name);
        }
    }

    static ExtendedDigest of(String name) {
        String stem = name.replaceAll("[0-9]{3}$", "");
        if (Set.of("sha512_", "sha3_", "keccak_", "blake2b_", "skein").contains(stem))
            return make(stem, Integer.parseInt(name.substring(stem.length())));
        return make(name, 0);
    }

    public static void main(String[] none) {
        Scanner lines = new Scanner(System.in);
        while (lines.hasNextLine()) {
            String[] part = lines.nextLine().split(" ", 4);
            byte[] key = Hex.decode(part[1].substring(1)), message = Hex.decode(part[2]);
            int rounds = Integer.parseInt(part[3]);
            ExtendedDigest digest = of(part[0]);
            byte[] out = new byte[digest.getDigestSize()];
            if (rounds > 0) {
                PKCS5S2ParametersGenerator pbkdf2 = new PKCS5S2ParametersGenerator(digest);
                pbkdf2.init(key, message, rounds);
                out = ((KeyParameter) pbkdf2.generateDerivedMacParameters(8 * 100)).getKey();
            } else if (part[1].equals("-")) {
                digest.update(message, 0, message.length);
                digest.doFinal(out, 0);
            } else {
                HMac mac = new HMac(digest);
                mac.init(new KeyParameter(key));
                mac.update(message, 0, message.length);
                mac.doFinal(out, 0);
            }
            System.out.println(Hex.toHexString(out));
        }
    }
}
"""


class BouncyCastle:
    jar = "/usr/share/java/bcprov.jar"

    def __init__(self, directory):
        self.name = "Bouncy Castle " + pathlib.Path(self.jar).resolve().stem.removeprefix("bcprov-")
        (pathlib.Path(directory) / "Peer.java").write_text(JAVA)
        subprocess.run(["javac", "-cp", self.jar, "-d", directory, f"{directory}/Peer.java"], check=True)
        self.command = ["java", "-Xshare:auto", "-cp", f"{self.jar}:{directory}", "Peer"]

    def run(self, digest, jobs):
        return lines(self.command, digest, jobs)


NODE = """
const wasm = require('hash-wasm');
const make = name => {
    const [, stem, bits] = name.match(/^(sha3_|keccak_|blake2b_|[a-z0-9]+)([0-9]{3})?$/);
    switch (stem) {
        case 'sha3_': return wasm.createSHA3(+bits);
        case 'keccak_': return wasm.createKeccak(+bits);
        case 'blake2b_': return wasm.createBLAKE2b(+bits);
        case 'blake2b': return wasm.createBLAKE2b(512);
        case 'blake2s': return wasm.createBLAKE2s(256);
        case 'md4': return wasm.createMD4();
        case 'ripemd': case 'ripemd160': return wasm.createRIPEMD160();
        case 'sm3': return wasm.createSM3();
        case 'whirlpool': return wasm.createWhirlpool();
        default: throw new Error(stem);
    }
};
(async () => {
    for (const line of require('fs').readFileSync(0, 'utf8').split('\\n').slice(0, -1)) {
        const [name, key, message, rounds] = line.split(' ');
        const [bytes, data] = [Buffer.from(key.slice(1), 'hex'), Buffer.from(message, 'hex')];
        if (+rounds) {
            console.log(await wasm.pbkdf2({
                password: bytes, salt: data, iterations: +rounds, hashLength: 100, hashFunction: make(name), outputType: 'hex',
            }));
            continue;
        }
        const digest = key === '-' ? await make(name) : await wasm.createHMAC(make(name), bytes);
        console.log(digest.init().update(data).digest('hex'));
    }
})();
"""


class HashWasm:
    digests = set("md4 ripemd160 sm3 whirlpool sha3_224 sha3_256 sha3_384 sha3_512 keccak_224 keccak_256 keccak_384 keccak_512 "
                  "blake2b blake2b_256 blake2s".split())

    def __init__(self):
        self.directory = pathlib.Path(os.environ["PEERS"], "node")
        package = json.loads((self.directory / "node_modules/hash-wasm/package.json").read_text())
        self.name = "npm hash-wasm " + package["version"]

    def run(self, digest, jobs):
        return digest in self.digests and lines(["node", "-e", NODE], digest, jobs, self.directory)


class Libgcrypt:
    ids = {"md5": 1, "sha1": 2, "ripemd160": 3, "sha256": 8, "sha384": 9, "sha512": 10, "sha224": 11, "md4": 301,
           "whirlpool": 305, "tiger": 306, "gost94_test": 308, "streebog256": 309, "streebog512": 310, "gost94": 311,
           "sha3_224": 312, "sha3_256": 313, "sha3_384": 314, "sha3_512": 315, "blake2b": 318, "blake2b_256": 320,
           "blake2s": 322, "sm3": 326, "sha512_256": 327, "sha512_224": 328}
    HMAC, PBKDF2 = 2, 34

    def __init__(self):
        self.lib = ctypes.CDLL("libgcrypt.so.20")
        self.lib.gcry_check_version.restype = ctypes.c_char_p
        self.lib.gcry_md_read.restype = ctypes.POINTER(ctypes.c_ubyte)
        self.name = "libgcrypt " + self.lib.gcry_check_version(None).decode()

    def one(self, algorithm, key, message, rounds):
        size = ctypes.c_size_t
        if rounds:
            derived = ctypes.create_string_buffer(LENGTH)
            assert self.lib.gcry_kdf_derive(key, size(len(key)), self.PBKDF2, algorithm, message, size(len(message)),
                                            ctypes.c_ulong(rounds), size(LENGTH), derived) == 0
            return derived.raw
        handle = ctypes.c_void_p()
        assert self.lib.gcry_md_open(ctypes.byref(handle), algorithm, self.HMAC if key is not None else 0) == 0
        if key is not None:
            assert self.lib.gcry_md_setkey(handle, key, size(len(key))) == 0
        self.lib.gcry_md_write(handle, message, size(len(message)))
        length = self.lib.gcry_md_get_algo_dlen(algorithm)
        digest = bytes(self.lib.gcry_md_read(handle, algorithm)[:length])
        self.lib.gcry_md_close(handle)
        return digest

    def run(self, digest, jobs):
        return digest in self.ids and [self.one(self.ids[digest], *job) for job in jobs]


def agreed(peers, digest, jobs):
    """What all peers say of each job, and which they are by kind of job."""
    answers = {peer.name: peer.run(digest, jobs) for peer in peers}
    by_kind, outputs = {"peers": set(), "hmac_peers": set(), "pbkdf2_peers": set()}, []
    for i, (key, message, rounds) in enumerate(jobs):
        said = {name: given[i].hex() for name, given in answers.items() if given and given[i] is not None}
        if len(said) < 2 or len(set(said.values())) != 1:
            raise SystemExit(f"{digest} {key} {message.hex()} {rounds}: {said}")
        by_kind["pbkdf2_peers" if rounds else "peers" if key is None else "hmac_peers"].add(tuple(sorted(said)))
        outputs.append(next(iter(said.values())))
    assert all(len(peers) == 1 for peers in by_kind.values()), "the same peers for all of one kind"
    return {kind: list(*peers) for kind, peers in by_kind.items()}, outputs


HEAD = """# Made by generate/digests_.py; do not edit by hand. Bytes are in hex.
# With a key it is an HMAC. With rounds it is PBKDF2: the key is the password, the message the salt."""


def main():
    with tempfile.TemporaryDirectory() as directory:
        peers = [Hashlib(), Pycryptodome(), Pyskein(), Php(), Libgcrypt(), BouncyCastle(directory), HashWasm()]
        print(HEAD)
        for digest, block in BLOCK.items():
            jobs = list(cases(block))
            by_kind, outputs = agreed(peers, digest, jobs)
            print(f'\n[[digest]]\nname = "{digest}"\nblock = {block}')
            for kind, names in by_kind.items():
                print(f"{kind} = {json.dumps(names)}")
            print("vectors = [")
            for (key, message, rounds), output in zip(jobs, outputs):
                row = {"key": None if key is None else key.hex(), "message": message.hex(), "rounds": rounds, "output": output}
                print("    { " + ", ".join(f"{k} = {json.dumps(v)}" for k, v in row.items() if v is not None) + " },")
            print("]")


if __name__ == "__main__":
    main()

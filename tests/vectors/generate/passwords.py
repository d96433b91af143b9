"""Writes passwords.tsv: the fixed passwords, one `name<TAB>hex` line each."""
import pathlib

P = {
    "ascii": b"letmein",
    "words": b"correct horse battery staple",
    "empty": b"",
    "utf8": "l\u00e8tmein".encode(),
    "wide": "\u041f\u0430\u0440\u043e\u043b\u044c \u5bc6\u7801 \U0001f511".encode(),
    "latin1": b"caf\xe9",
    "high": b"\xff\xa3345",
    "high2": b"\xd1\x91\xff",
    "marks": b"$6$x:y {z}=\\\"'`",
    "edges": b"  padded with blanks \t",
    "upper": b"LetMeIn",
    "one": b"a",
    "len55": (b"fifty-five bytes " * 4)[:55],
    "len64": (b"sixty-four bytes " * 4)[:64],
    "len65": (b"sixty-five bytes " * 4)[:65],
    "len71": (b"seventy-one byte " * 5)[:71],
    "len72": (b"seventy-two byte " * 5)[:72],
    "len73": (b"seventy-three by " * 5)[:73],
    "len100": (b"one hundred byte " * 6)[:100],
    "len129": (b"over a block of 128 " * 7)[:129],
    "len200": (b"two hundred bytes " * 12)[:200],
    "nul": b"nul\x00inside",
}
out = "".join(f"{k}\t{v.hex()}\n" for k, v in P.items())
pathlib.Path(__file__).with_name("passwords.tsv").write_text(out)

"""Shared by the Python generators: passwords in, one JSON object a line out."""
import json
import pathlib

PW = {}
for _line in pathlib.Path(__file__).with_name("passwords.tsv").read_text().splitlines():
    _name, _, _hex = _line.partition("\t")
    PW[_name] = bytes.fromhex(_hex)


def raw(password):
    return password.encode() if isinstance(password, str) else password


class Emit:
    def __init__(self, peer):
        self.peer = peer

    def __call__(self, scheme, password, stored, expect="match", **more):
        if isinstance(stored, bytes):
            stored = stored.decode("ascii")
        row = {"scheme": scheme, "peer": more.pop("peer", self.peer),
               "password_hex": raw(password).hex(), "stored": stored, "expect": expect}
        row.update((k, v) for k, v in more.items() if v is not None)
        print(json.dumps(row), flush=True)


def checked(emit, scheme, password, stored, verify, wrong=None, **more):
    """Write `stored` when the peer accepts it; then one refusal for `wrong`."""
    if verify(password, stored) is not True:
        raise SystemExit(f"{emit.peer} does not accept its own {scheme}: {password!r} {stored!r}")
    emit(scheme, password, stored, **more)
    if wrong is not None:
        if verify(wrong, stored):
            raise SystemExit(f"{emit.peer} accepts a wrong password: {wrong!r} {stored!r}")
        more = dict(more, note="wrong password")
        emit(scheme, wrong, stored, "mismatch", **more)

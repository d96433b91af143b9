"""htpasswd -v, for the generators."""
import os
import subprocess
import tempfile


def htpasswd_verify(password, stored):
    with tempfile.TemporaryDirectory() as d:
        path = os.path.join(d, "users")
        with open(path, "w") as f:
            f.write("someone:" + stored + "\n")
        code = subprocess.run([b"htpasswd", b"-vb", path.encode(), b"someone", password], capture_output=True).returncode
    if code not in (0, 3):
        raise SystemExit(f"htpasswd -v: {code}")
    return code == 0

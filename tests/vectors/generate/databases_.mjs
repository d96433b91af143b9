// The compositions of databases_.py by Node's crypto module: one JSON object a line in, the digest in hexadecimal out.
import crypto from "node:crypto";
import readline from "node:readline";

const digest = (name, ...parts) => crypto.createHash(name).update(Buffer.concat(parts)).digest();
const LENGTHS = { sha1: 20, sha256: 32, sha512: 64 };
// RFC 8410: what stands before the seed of a private key.
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

function parsec(password, salt, doublings) {
    const seed = crypto.pbkdf2Sync(password, salt, 1024 << doublings, 32, "sha512");
    const secret = crypto.createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
    return crypto.createPublicKey(secret).export({ format: "der", type: "spki" }).subarray(-32);
}

function compute({ kind, password, salt }) {
    [password, salt] = [password, salt].map((text) => Buffer.from(text, "hex"));
    const [first, second] = kind.split("-");
    if (first === "pbkdf2") return crypto.pbkdf2Sync(password, salt, 1000, LENGTHS[second], second);
    if (first === "parsec") return parsec(password, salt, Number(second));
    if (kind === "double-sha1") return digest("sha1", digest("sha1", password));
    if (second === "behind") return digest(first, password, salt);
    return digest(kind, salt, password);
}

for await (const line of readline.createInterface({ input: process.stdin })) {
    console.log(compute(JSON.parse(line)).toString("hex"));
}

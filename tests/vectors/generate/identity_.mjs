// The computations of identity_.py by Node's crypto module: for each line of JSON the digest in base64.
import { createHash, createHmac, pbkdf2Sync, scryptSync } from 'node:crypto';
import { readFileSync } from 'node:fs';

const bytes = (hex) => Buffer.from(hex, 'hex');
// OpenSSL's names of SHA-3 have a hyphen.
const named = (digest) => digest?.replace('_', '-');
const kinds = {
  hash({ digest, data, times = 1 }) {
    let x = bytes(data);
    for (let i = 0; i < times; i++) x = createHash(named(digest)).update(x).digest();
    return x;
  },
  hmac: ({ digest, data, key }) => createHmac(named(digest), bytes(key)).update(bytes(data)).digest(),
  pbkdf2: ({ digest, data, salt, rounds, len }) => pbkdf2Sync(bytes(data), bytes(salt), rounds, len, named(digest)),
  scrypt: ({ data, salt, n, r, p, len }) => scryptSync(bytes(data), bytes(salt), len, { N: n, r, p, maxmem: 64 << 20 }),
};
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const task = JSON.parse(line);
  console.log(kinds[task.kind](task).toString('base64'));
}

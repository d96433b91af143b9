// Firebase's modified scrypt by npm firebase-scrypt: for each line of JSON the hash in base64.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
const require = createRequire(process.env.PEERS + '/node/')
const { FirebaseScrypt } = require('firebase-scrypt')
for await (const line of createInterface({ input: process.stdin })) {
  const { password, salt, memCost, rounds, saltSeparator, signerKey } = JSON.parse(line)
  const scrypt = new FirebaseScrypt({ memCost, rounds, saltSeparator, signerKey })
  // A Buffer stands for a password in any encoding.
  console.log(await scrypt.hash(Buffer.from(password, 'hex'), salt))
}

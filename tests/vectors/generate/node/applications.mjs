// npm password-hash. stdin: JSON lines [stored, password]; stdout: whether each verifies.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(process.env.PEERS + '/node/');
const { verify } = require('password-hash');
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
    const [stored, password] = JSON.parse(line);
    console.log(JSON.stringify(verify(password, stored)));
}

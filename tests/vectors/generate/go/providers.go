// The slow functions of Gitea, passwap and Ory Kratos: golang.org/x/crypto. stdin: JSON lines, all bytes in hex; stdout: hex.
package main

import (
	"bufio"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"os"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/pbkdf2"
	"golang.org/x/crypto/scrypt"
)

type task struct {
	Kind, Digest, Data, Salt string
	Rounds, Len, N, R, P     int
	Memory, Lanes            int
}

func bytes(text string) []byte {
	data, err := hex.DecodeString(text)
	if err != nil {
		panic(err)
	}
	return data
}

func main() {
	digests := map[string]func() hash.Hash{"sha1": sha1.New, "sha224": sha256.New224, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var t task
		if err := json.Unmarshal(lines.Bytes(), &t); err != nil {
			panic(err)
		}
		var key []byte
		switch t.Kind {
		case "pbkdf2":
			key = pbkdf2.Key(bytes(t.Data), bytes(t.Salt), t.Rounds, t.Len, digests[t.Digest])
		case "scrypt":
			var err error
			if key, err = scrypt.Key(bytes(t.Data), bytes(t.Salt), t.N, t.R, t.P, t.Len); err != nil {
				panic(err)
			}
		case "argon2id":
			key = argon2.IDKey(bytes(t.Data), bytes(t.Salt), uint32(t.Rounds), uint32(t.Memory), uint8(t.Lanes), uint32(t.Len))
		case "argon2i":
			key = argon2.Key(bytes(t.Data), bytes(t.Salt), uint32(t.Rounds), uint32(t.Memory), uint8(t.Lanes), uint32(t.Len))
		}
		fmt.Println(hex.EncodeToString(key))
	}
}

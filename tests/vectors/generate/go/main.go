// golang.org/x/crypto/bcrypt
// usage: GOPATH=/usr/share/gocode GO111MODULE=off go run go/main.go passwords.tsv VERSION
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"golang.org/x/crypto/bcrypt"
)

type row struct {
	Scheme   string `json:"scheme"`
	Peer     string `json:"peer"`
	Password string `json:"password_hex"`
	Stored   string `json:"stored"`
	Expect   string `json:"expect"`
	Note     string `json:"note,omitempty"`
	System   string `json:"system,omitempty"`
	User     string `json:"user,omitempty"`
}

func main() {
	pw := map[string][]byte{}
	f, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	for s := bufio.NewScanner(f); s.Scan(); {
		k, v, _ := strings.Cut(s.Text(), "\t")
		b, err := hex.DecodeString(v)
		if err != nil {
			panic(err)
		}
		pw[k] = b
	}
	peer := "Go x/crypto/bcrypt " + os.Args[2]
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	emit := func(p []byte, wrong []byte, cost int, note, system, user string) {
		h, err := bcrypt.GenerateFromPassword(p, cost)
		if err != nil {
			fmt.Fprintln(os.Stderr, peer, err)
			return
		}
		if bcrypt.CompareHashAndPassword(h, p) != nil {
			panic(string(h))
		}
		out.Encode(row{"bcrypt", peer, hex.EncodeToString(p), string(h), "match", note, system, user})
		if wrong == nil {
			return
		}
		if bcrypt.CompareHashAndPassword(h, wrong) == nil {
			panic(string(h))
		}
		out.Encode(row{"bcrypt", peer, hex.EncodeToString(wrong), string(h), "mismatch", "wrong password", "", ""})
	}
	for _, n := range [][2]string{{"ascii", "upper"}, {"empty", "one"}, {"utf8", "ascii"}, {"wide", ""}, {"latin1", "ascii"}, {"high", ""}, {"marks", ""},
		{"edges", ""}, {"len71", ""}, {"len72", "len71"}, {"len73", ""}, {"len200", ""}} {
		note := ""
		if n[0] == "len73" || n[0] == "len200" {
			note = "only 72 bytes count"
		}
		emit(pw[n[0]], pw[n[1]], 4, note, "", "")
	}
	emit(pw["words"], nil, 6, "", "", "")
	emit(pw["nul"], []byte("nul"), 4, "NUL in the password", "", "")
	// Salts whose last character has stray bits: Go reads past them and keeps the text.
	for _, c := range "PYd" {
		s := "$2b$04$oaQbBqq8JnSM1NHRPQGXO" + string(c) + "bddnLOEcG5BMMULNlWdKoOJk1GphQe2"
		if bcrypt.CompareHashAndPassword([]byte(s), pw["utf8"]) != nil || bcrypt.CompareHashAndPassword([]byte(s), pw["ascii"]) == nil {
			panic(s)
		}
		out.Encode(row{"bcrypt", peer, hex.EncodeToString(pw["utf8"]), s, "match", "stray bits in the last salt character; made by passlib", "", ""})
	}
	emit([]byte("wilhelm tell 1307"), nil, bcrypt.DefaultCost, "", "Go with x/crypto/bcrypt", "wilhelm")
}

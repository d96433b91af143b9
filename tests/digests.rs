//! Every digest, HMAC and PBKDF2 of `vectors/digests/digests.toml`, made by other implementations, through the public
//! interface.

use std::collections::BTreeSet;

use password_compat::{
    Argon2id, Computation, Computed, Confidence, Digest, Input, Malformed, Outcome, Params, ParseError,
    Password, Prefix, Profile, Record, Registry, Scheme, SchemeId, Steps, StoredHash, Strength, Tag,
    Verifier,
};
use serde::Deserialize;

const FILE: &str = include_str!("vectors/digests/digests.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    digest: Vec<Vectors>,
}

/// Of one digest, with the implementations that agree.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Vectors {
    name: String,
    block: usize,
    peers: Vec<String>,
    hmac_peers: Vec<String>,
    pbkdf2_peers: Vec<String>,
    vectors: Vec<Vector>,
}

/// Bytes in hex. A key makes it HMAC; rounds make it PBKDF2 with a salt as the message.
#[derive(Deserialize, Debug, Clone)]
#[serde(deny_unknown_fields)]
struct Vector {
    key: Option<String>,
    message: String,
    rounds: Option<u32>,
    output: String,
}

fn file() -> File {
    toml::from_str(FILE).expect("the vectors")
}

fn from_hex(text: &str) -> Vec<u8> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    assert!(rest.is_empty(), "odd hex");
    let digit = |byte: u8| char::from(byte).to_digit(16).expect("hex") as u8;
    pairs.iter().map(|[high, low]| digit(*high) << 4 | digit(*low)).collect()
}

/// The vectors with the digests that are compiled in.
fn known() -> Vec<(Digest, Vectors)> {
    let known = |vectors: Vectors| Some((Digest::from_name(&vectors.name)?, vectors));
    file().digest.into_iter().filter_map(known).collect()
}

/// A vector, with what is typed for it.
#[derive(Debug, Clone)]
struct Row {
    digest: Digest,
    vector: Vector,
}

impl Row {
    fn password(&self) -> Vec<u8> {
        from_hex(self.vector.key.as_ref().unwrap_or(&self.vector.message))
    }

    fn output(&self) -> Vec<u8> {
        from_hex(&self.vector.output)
    }

    fn steps(&self) -> Steps {
        let password = Computation::steps().password();
        let (message, len) = (from_hex(&self.vector.message), self.output().len());
        match (&self.vector.key, self.vector.rounds) {
            (None, None) => password.digest(self.digest),
            (Some(_), None) => password.bytes(message).hmac(self.digest),
            (Some(_), Some(rounds)) => password.bytes(message).pbkdf2(self.digest, rounds, len),
            (None, Some(_)) => panic!("no password for PBKDF2"),
        }
    }
}

/// `$row$` and the place of a vector, or `$off$` for an output with one bit changed.
#[derive(Debug)]
struct Rows(Vec<Row>);

impl Scheme for Rows {
    fn id(&self) -> SchemeId {
        SchemeId::external("x-digests").expect("an id")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow)
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("$row$"), Prefix::exact("$off$")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        stored.as_bytes().starts_with(b"$").then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let place = core::str::from_utf8(input.rest(5)).ok().and_then(|text| text.parse::<usize>().ok());
        let row = place.and_then(|place| self.0.get(place)).ok_or(Malformed::Unknown("place"))?;
        let mut output = row.output();
        if input.bytes().starts_with(b"$off$") {
            let last = output.last_mut().ok_or(Malformed::Length("digest"))?;
            *last ^= 1;
        }
        Ok(Box::new(Computed::new(Params::Fixed, row.steps().build()?, Tag::new(output))))
    }
}

#[test]
fn the_file_has_every_digest_and_two_peers_of_each() {
    let file = file();
    let names: BTreeSet<&str> = file.digest.iter().map(|vectors| vectors.name.as_str()).collect();
    assert_eq!(names.len(), 36, "no name twice");
    let here: BTreeSet<&str> = Digest::ALL.iter().map(|digest| digest.name()).collect();
    assert!(here.is_subset(&names));
    assert_eq!(here.len(), if cfg!(feature = "rare-digests") { 36 } else { 8 });
    for Vectors { name, peers, hmac_peers, pbkdf2_peers, vectors, .. } in &file.digest {
        for peers in [peers, hmac_peers, pbkdf2_peers] {
            assert!(peers.len() >= 2, "{name}");
        }
        let count = |wanted: fn(&Vector) -> bool| vectors.iter().filter(|vector| wanted(vector)).count();
        assert!(count(|vector| vector.key.is_none()) >= 13, "{name}");
        assert!(count(|vector| vector.key.is_some() && vector.rounds.is_none()) >= 7, "{name}");
        assert!(count(|vector| vector.rounds.is_some()) >= 2, "{name}");
    }
}

#[test]
fn block_lengths() {
    for (digest, vectors) in known() {
        assert_eq!(digest.block_len(), vectors.block, "{}", vectors.name);
    }
}

#[test]
fn as_the_peers_compute_them() {
    let rows = known()
        .into_iter()
        .flat_map(|(digest, vectors)| vectors.vectors.into_iter().map(move |vector| Row { digest, vector }));
    let rows: Vec<Row> = rows.collect();
    assert!(rows.len() >= 22 * Digest::ALL.len());
    let registry = Registry::builder().scheme(Rows(rows.clone())).build().expect("a registry");
    let builder = Verifier::builder(registry).native(Argon2id::new(8, 1, 1)).equal_time(false);
    let verifier = builder.build().expect("a verifier");
    for (place, row) in rows.iter().enumerate() {
        let password = Password::from(row.password());
        let outcome = verifier.verify(&password, &StoredHash::new(format!("$row${place}")));
        assert!(matches!(outcome, Ok(Outcome::Accepted(_))), "{row:?}: {outcome:?}");
        let outcome = verifier.verify(&password, &StoredHash::new(format!("$off${place}")));
        assert!(matches!(outcome, Ok(Outcome::Rejected(_))), "{row:?}: {outcome:?}");
    }
}

/// The names are part of stored texts and of data.
#[cfg(feature = "serde")]
#[test]
fn names_as_data() {
    for &digest in Digest::ALL {
        let text = serde_json::to_string(&digest).expect("a name");
        assert_eq!(text, format!("\"{}\"", digest.name()));
        assert_eq!(serde_json::from_str::<Digest>(&text).expect("the same"), digest);
    }
}

/// The length field of 32 bytes takes a block of its own sooner than an eighth of a block would.
#[cfg(feature = "rare-digests")]
#[test]
fn padding_is_paid() {
    let computation = Computation::steps().password().digest(Digest::Whirlpool).build().expect("a program");
    let work = |len| computation.cost(len).work;
    assert!(work(32) > work(31) + work(1) / 2, "the second block");
}

//! SCRAM (RFC 5802, RFC 7677) as Dovecot keeps it, and XMPP servers in columns.

use alloc::boxed::Box;

use crate::codec::split;
use crate::computation::{Computation, Encoding, Value};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::password::Reading;
use crate::primitives::Digest;
use crate::scheme::{Alphabet, Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength};
use crate::schemes::django::{digest_field, positive};
use crate::stored::{Column, StoredHash};
use crate::tag::Tag;

/// `{SCRAM-SHA-256}`rounds`,`salt`,`StoredKey`,`ServerKey, the last three in
/// base 64. The StoredKey decides, as it does where the client proves that it
/// has the password, and in Dovecot; the ServerKey, by which a server proves
/// itself, has to be as long as it should be and is not compared.
///
/// Dovecot hashes the password as it is given, without SASLprep; whoever set it
/// may have prepared it.
#[derive(Debug)]
pub(super) struct Scram {
    id: &'static str,
    label: [Prefix; 1],
    digest: Digest,
    /// Of `letmein`, by Dovecot 2.3.19.
    known: &'static str,
}

pub(super) static SHA1: Scram = Scram {
    id: "dovecot_scram_sha_1",
    label: [Prefix::any_case("{SCRAM-SHA-1}")],
    digest: Digest::Sha1,
    known: "{SCRAM-SHA-1}4096,2n+cw8I56Ch276fTe1SK3A==,dBfwiAlpIwadKSyorJQDy/WmfyM=,okhGELgc9qOsGm2m8A+YnJv8vLg=",
};

pub(super) static SHA256: Scram = Scram {
    id: "dovecot_scram_sha_256",
    label: [Prefix::any_case("{SCRAM-SHA-256}")],
    digest: Digest::Sha256,
    known: "{SCRAM-SHA-256}4096,xiVOCraH0ao+xC642DnxQA==,EuPXLJsKLUgDObtkJ1IVfOWJpv0yo82syqn8msP+cE8=,\
            ZmcF0goFPG/02iMhfThxV6eJsLlrvOc5i/ZNiqDJRkQ=",
};

/// As Dovecot has it, then as a client has it that prepares what is typed.
const READINGS: &[Reading] = &[Reading::Raw, Reading::Saslprep];

/// What RFC 5802 makes the StoredKey from.
const CLIENT: &str = "Client Key";

fn record(
    digest: Digest,
    salt: &[u8],
    rounds: u32,
    stored_key: Value,
) -> Result<Box<dyn Record>, ParseError> {
    let salted = Computation::steps().password().bytes(salt).pbkdf2(digest, rounds, digest.output_len());
    let computation = salted.bytes(CLIENT).hmac(digest).digest(digest).build()?;
    let params = Params::Pbkdf2 { digest, rounds };
    let record = Computed::new(params, computation, Tag::from_secret(stored_key));
    Ok(Box::new(record.with_readings(READINGS)))
}

impl Scheme for Scram {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("Dovecot 2.2 and later")
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.label
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (_, body) = split::label(input.bytes()).ok_or(Malformed::Missing("label"))?;
        let [rounds, salt, stored_key, server_key] =
            split::split_exact(body, b',').ok_or(Malformed::Missing("field"))?;
        let rounds = positive(rounds, "rounds")?;
        let salt = Encoding::Base64.decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let len = self.digest.output_len();
        digest_field(Encoding::Base64, server_key, len)?;
        record(self.digest, &salt, rounds, digest_field(Encoding::Base64, stored_key, len)?)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.known, "letmein"))
    }
}

/// SCRAM-SHA-1 in columns: the StoredKey, the salt, and the rounds. The
/// ServerKey is in another that is not needed.
#[derive(Debug)]
pub(super) struct Columns {
    id: &'static str,
    shape: [Shape; 1],
    /// Of the StoredKey.
    encoding: Encoding,
    /// Of the salt.
    salt: Encoding,
    source: &'static str,
    /// Of `letmein`: StoredKey and salt.
    known: (&'static str, &'static str),
}

/// Openfire (`ofUser`: `storedKey`, `salt`, `iterations`) and ejabberd
/// (`users`: `password`, `salt`, `iterationcount`), all in base 64.
pub(super) static XMPP: Columns = Columns {
    id: "xmpp_scram_sha1",
    shape: [Shape::exact(Alphabet::Base64, 28)],
    encoding: Encoding::Base64,
    salt: Encoding::Base64,
    source: "Openfire 4, ejabberd",
    known: ("2u64o1yjZUoYv8U+i2f3MBDkfT0=", "AAECAwQFBgcICQoLDA0ODw=="),
};

/// Prosody, `mod_auth_internal_hashed`: the StoredKey in hexadecimal, the salt as
/// the text it is.
pub(super) static PROSODY: Columns = Columns {
    id: "prosody_scram_sha1",
    shape: [Shape::exact(Alphabet::Hex, 40)],
    encoding: Encoding::Hex,
    salt: Encoding::Raw,
    source: "Prosody 0.8 and later",
    known: ("1e7796c995c14d3f62265aab8a136ded3ec2a4de", "0f4b5d3e-6d1c-4f0b-9f6e-2c7a8b9d0e1f"),
};

const KNOWN_ROUNDS: &str = "4096";

impl Scheme for Columns {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let needs = const { &[Context::Salt, Context::Rounds] };
        Profile::new(Strength::Slow).needing(needs.as_slice()).from(self.source)
    }

    fn shapes(&self) -> &[Shape] {
        &self.shape
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let stored_key = digest_field(self.encoding, input.bytes(), Digest::Sha1.output_len())?;
        let salt = self.salt.decode(input.column(Context::Salt)?).ok_or(Malformed::Encoding("salt"))?;
        let rounds = positive(input.column(Context::Rounds)?, "rounds")?;
        record(Digest::Sha1, &salt, rounds, stored_key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let (stored_key, salt) = self.known;
        let row = StoredHash::new(stored_key).with_column(Column::Salt, salt);
        let mut exemplar = Exemplar::new("", "letmein");
        exemplar.stored = row.with_column(Column::Rounds, KNOWN_ROUNDS);
        Some(exemplar)
    }
}

//! Firebase's modified scrypt in the spellings of those who import it.
//!
//! The key is scrypt of the password over salt and separator, of 32 bytes. The
//! digest is the signer key of the project, encrypted by AES-256 in counter
//! mode under that key: `mem_cost` is log2 N, `rounds` is r, p is 1.

use alloc::boxed::Box;

use super::argon2::{number, parameters};
use super::provider::either_base64 as decode;
use crate::codec::{decimal, split};
use crate::computation::{Computation, Value};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::keyring::{Key, KeyId, Keyring};
use crate::params::Params;
use crate::password::Reading;
use crate::primitives::aes_ctr;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::{Column, StoredHash};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&COLUMNS, &FBSCRYPT, &FIRESCRYPT, &F_SCRYPT, &WORKOS, &CLERK];

/// The signer keys of Firebase have 64 bytes. Of a short one too many passwords
/// would match.
const SIGNER_KEYS: core::ops::RangeInclusive<usize> = 16..=256;
/// The id of the signer key in the keyring, where the row does not hold it.
const SIGNER_KEY: &str = "signer_key";

/// One spelling.
#[derive(Debug)]
struct Firebase {
    id: &'static str,
    source: &'static str,
    prefix: &'static [Prefix],
    shape: &'static [Shape],
    read: fn(&Input<'_>) -> Result<Fields, ParseError>,
    needs_key: bool,
    readings: &'static [Reading],
    /// Of `letmein` with the columns of [`known`], by firebase-scrypt 2.2.0 (npm).
    known: &'static str,
}

/// The hash alone, in either base 64; the rest in columns. Those of the project
/// may lack: then they are what Firebase gives every project.
static COLUMNS: Firebase = Firebase {
    id: "firebase_scrypt",
    source: "Firebase Authentication, Appwrite, Descope: columns `salt`, `salt_separator`, `rounds`, `mem_cost`",
    prefix: &[],
    // Of 64 bytes.
    shape: &[Shape::between(Alphabet::Any, 86, 88)],
    read: columns,
    needs_key: true,
    readings: &[Reading::Raw],
    known: "gEtjBssz6ydkAmblu/o2b+qomQD0TMAl3jIx7m4DxsmSAYJNTdInqWSS7X+LIHsNubdTBVNz8orYg4+69+fn4g==",
};

/// `$fbscrypt$v=1,n=14,r=8,p=1,ss=`separator`,sk=`signer key`$`salt`$`hash
static FBSCRYPT: Firebase = Firebase {
    id: "supabase_fbscrypt",
    source: "Supabase, Hanko",
    prefix: &[Prefix::exact("$fbscrypt$")],
    shape: &[],
    read: fbscrypt,
    needs_key: false,
    readings: &[Reading::Raw],
    known: "$fbscrypt$v=1,n=4,r=8,p=1,ss=Bw==,sk=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==$42xEC+ixf3L2lw==$gEtjBssz6ydkAmblu/o2b+qomQD0TMAl3jIx7m4DxsmSAYJNTdInqWSS7X+LIHsNubdTBVNz8orYg4+69+fn4g==",
};

/// `$firescrypt$ln=14,r=8,p=1$`salt`$`hash`$`separator`$`signer key
static FIRESCRYPT: Firebase = Firebase {
    id: "kratos_firescrypt",
    source: "Ory Kratos",
    prefix: &[Prefix::exact("$firescrypt$")],
    shape: &[],
    read: firescrypt,
    needs_key: false,
    readings: &[Reading::Raw],
    known: "$firescrypt$ln=4,r=8,p=1$42xEC+ixf3L2lw==$gEtjBssz6ydkAmblu/o2b+qomQD0TMAl3jIx7m4DxsmSAYJNTdInqWSS7X+LIHsNubdTBVNz8orYg4+69+fn4g==$Bw==$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==",
};

/// `$f_scrypt$`hash`$`salt`$m=14$r=8$s=`separator. SuperTokens turns what is
/// not ASCII into question marks, the rows of Firebase do not: both are tried.
static F_SCRYPT: Firebase = Firebase {
    id: "supertokens_f_scrypt",
    source: "SuperTokens",
    prefix: &[Prefix::exact("$f_scrypt$")],
    shape: &[],
    read: f_scrypt,
    needs_key: true,
    readings: &[Reading::Raw, Reading::AsciiOnly],
    known: "$f_scrypt$gEtjBssz6ydkAmblu/o2b+qomQD0TMAl3jIx7m4DxsmSAYJNTdInqWSS7X+LIHsNubdTBVNz8orYg4+69+fn4g==$42xEC+ixf3L2lw==$m=4$r=8$s=Bw==",
};

/// `$firebase-scrypt$hash=…$salt=…$sk=…$ss=…$r=8$m=14`
static WORKOS: Firebase = Firebase {
    id: "workos_firebase_scrypt",
    source: "WorkOS",
    prefix: &[Prefix::exact("$firebase-scrypt$")],
    shape: &[],
    read: workos,
    needs_key: false,
    readings: &[Reading::Raw],
    known: "$firebase-scrypt$hash=gEtjBssz6ydkAmblu/o2b+qomQD0TMAl3jIx7m4DxsmSAYJNTdInqWSS7X+LIHsNubdTBVNz8orYg4+69+fn4g==$salt=42xEC+ixf3L2lw==$sk=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==$ss=Bw==$r=8$m=4",
};

/// hash`$`salt`$`signer key`$`separator`$`rounds`$`mem_cost
static CLERK: Firebase = Firebase {
    id: "clerk_firebase_scrypt",
    source: "Clerk, hasher scrypt_firebase",
    prefix: &[],
    shape: &[Shape::between(Alphabet::Base64, 60, 800).separated_by(b'$', 5)],
    read: clerk,
    needs_key: false,
    readings: &[Reading::Raw],
    known: "gEtjBssz6ydkAmblu/o2b+qomQD0TMAl3jIx7m4DxsmSAYJNTdInqWSS7X+LIHsNubdTBVNz8orYg4+69+fn4g==$42xEC+ixf3L2lw==$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==$Bw==$8$4",
};

/// What every spelling says.
pub(super) struct Fields {
    pub(super) log_n: u8,
    pub(super) r: u32,
    pub(super) p: u32,
    pub(super) salt: Value,
    pub(super) separator: Value,
    pub(super) signer: Signer,
    pub(super) digest: Value,
}

/// The signer key: of the row, or of the host.
pub(super) enum Signer {
    Own(Value),
    Key(Key),
}

impl Fields {
    pub(super) fn record(self) -> Result<Box<dyn Record>, ParseError> {
        Ok(Box::new(self.computed()?))
    }

    fn computed(self) -> Result<Computed, ParseError> {
        let Self { log_n, r, p, .. } = self;
        let mut salt = self.salt;
        salt.extend_from_slice(&self.separator);
        let steps = match &self.signer {
            Signer::Own(bytes) => Computation::steps().bytes(bytes),
            Signer::Key(key) => Computation::steps().key(key),
        };
        let computation =
            steps.password().bytes(&*salt).scrypt(log_n, r, p, aes_ctr::KEY_LEN).aes256_ctr().build()?;
        let digest = self.digest;
        Ok(Computed::new(Params::Scrypt { log_n, r, p }, computation, Tag::from_secret(digest)))
    }

    /// The same where the signer key stands in the row.
    pub(super) fn own_signer(self) -> Result<Self, Malformed> {
        let signer = match &self.signer {
            Signer::Own(bytes) => bytes.len(),
            Signer::Key(key) => key.as_bytes().len(),
        };
        self.of_signer(signer)
    }

    /// The whole signer key is compared, and it is long enough to mean something.
    fn checked(self, input: &Input<'_>) -> Result<Self, Malformed> {
        let signer = match &self.signer {
            Signer::Own(bytes) => bytes.len(),
            Signer::Key(key) if input.keyring().contains(key.id()) => key.as_bytes().len(),
            // What stands in for it has another length.
            Signer::Key(_) => self.digest.len(),
        };
        self.of_signer(signer)
    }

    /// Whether the digest is as long as the signer key.
    fn of_signer(self, signer: usize) -> Result<Self, Malformed> {
        if !SIGNER_KEYS.contains(&self.digest.len()) {
            return Err(Malformed::Length("digest"));
        }
        if signer == self.digest.len() { Ok(self) } else { Err(Malformed::Length("signer key")) }
    }
}

impl Scheme for Firebase {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let mut profile = Profile::new(Strength::MemoryHard).from(self.source);
        profile.needs_key = self.needs_key;
        if core::ptr::eq(self, &raw const COLUMNS) {
            profile = profile.needing(alloc::vec![Context::Salt]);
        }
        profile
    }

    fn prefixes(&self) -> &[Prefix] {
        self.prefix
    }

    fn shapes(&self) -> &[Shape] {
        self.shape
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        if self.prefix.iter().any(|prefix| prefix.matches(text)) {
            return Some(Confidence::Certain);
        }
        let base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_=$".contains(byte);
        let shape = self.shape.iter().any(|shape| shape.matches(text)) && text.iter().all(base64);
        shape.then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let computed = (self.read)(&input)?.checked(&input)?.computed()?;
        Ok(Box::new(computed.with_readings(self.readings)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let mut exemplar = Exemplar::new(self.known, "letmein");
        if core::ptr::eq(self, &raw const COLUMNS) {
            let columns = [
                (Column::Salt, "42xEC+ixf3L2lw=="),
                (Column::Named("mem_cost".into()), "4"),
                (Column::Rounds, "8"),
                (Column::Named("salt_separator".into()), "Bw=="),
            ];
            let row = exemplar.stored;
            exemplar.stored =
                columns.into_iter().fold(row, |row, (column, value)| row.with_column(column, value));
        }
        if self.needs_key {
            exemplar = exemplar.with_keyring(Keyring::new().with(SIGNER_KEY, KNOWN_SIGNER));
        }
        Some(exemplar)
    }
}

/// The signer key of the known pairs: 0 to 63.
const KNOWN_SIGNER: [u8; 64] = {
    let mut key = [0; 64];
    let mut place = 0;
    while place < key.len() {
        key[place] = place as u8;
        place += 1;
    }
    key
};

/// The signer key out of the keyring: its bytes, not their base 64.
pub(super) fn signer_key(input: &Input<'_>) -> Result<Signer, ParseError> {
    input.key(&KeyId::from(SIGNER_KEY)).map(Signer::Key)
}

fn columns(input: &Input<'_>) -> Result<Fields, ParseError> {
    let named = |name: &str| input.stored().column_named(name);
    let signer = match named("signer_key") {
        Some(text) => Signer::Own(decode(text, "signer key")?),
        None => signer_key(input)?,
    };
    Ok(Fields {
        log_n: mem_cost(named("mem_cost").unwrap_or(b"14"))?,
        r: rounds(input.stored().column(&Column::Rounds).unwrap_or(b"8"))?,
        p: 1,
        salt: decode(input.column(Context::Salt)?, "salt")?,
        separator: decode(named("salt_separator").unwrap_or(b"Bw=="), "salt separator")?,
        signer,
        digest: decode(input.bytes(), "digest")?,
    })
}

fn fbscrypt(input: &Input<'_>) -> Result<Fields, ParseError> {
    let [list, salt, digest] = fields(input.rest("$fbscrypt$".len()))?;
    let list = parameters(list, &["v", "n", "r", "p", "ss", "sk"])?;
    if list.get("v") != Some(b"1") {
        return Err(Malformed::Unknown("version").into());
    }
    let text = |name| list.get(name).ok_or(Malformed::Missing("signer key or separator"));
    Ok(Fields {
        log_n: mem_cost(list.get("n").ok_or(Malformed::Missing("n"))?)?,
        r: number(&list, "r")?,
        p: number(&list, "p")?,
        salt: decode(salt, "salt")?,
        separator: decode(text("ss")?, "salt separator")?,
        signer: Signer::Own(decode(text("sk")?, "signer key")?),
        digest: decode(digest, "digest")?,
    })
}

fn firescrypt(input: &Input<'_>) -> Result<Fields, ParseError> {
    let [list, salt, digest, separator, signer] = fields(input.rest("$firescrypt$".len()))?;
    let list = parameters(list, &["ln", "r", "p"])?;
    Ok(Fields {
        log_n: mem_cost(list.get("ln").ok_or(Malformed::Missing("ln"))?)?,
        r: number(&list, "r")?,
        p: number(&list, "p")?,
        salt: decode(salt, "salt")?,
        separator: decode(separator, "salt separator")?,
        signer: Signer::Own(decode(signer, "signer key")?),
        digest: decode(digest, "digest")?,
    })
}

fn f_scrypt(input: &Input<'_>) -> Result<Fields, ParseError> {
    let [digest, salt, m, r, s] = fields(input.rest("$f_scrypt$".len()))?;
    Ok(Fields {
        log_n: mem_cost(value(m, b"m=")?)?,
        r: rounds(value(r, b"r=")?)?,
        p: 1,
        salt: decode(salt, "salt")?,
        separator: decode(value(s, b"s=")?, "salt separator")?,
        signer: signer_key(input)?,
        digest: decode(digest, "digest")?,
    })
}

fn workos(input: &Input<'_>) -> Result<Fields, ParseError> {
    let [digest, salt, sk, ss, r, m] = fields(input.rest("$firebase-scrypt$".len()))?;
    plain(
        [value(digest, b"hash=")?, value(salt, b"salt=")?, value(sk, b"sk=")?],
        [value(ss, b"ss=")?, value(r, b"r=")?, value(m, b"m=")?],
    )
}

fn clerk(input: &Input<'_>) -> Result<Fields, ParseError> {
    let [digest, salt, signer, separator, rounds, mem_cost] = fields(input.bytes())?;
    plain([digest, salt, signer], [separator, rounds, mem_cost])
}

/// Six fields with nothing around them.
pub(super) fn plain(
    [digest, salt, signer]: [&[u8]; 3],
    [separator, r, m]: [&[u8]; 3],
) -> Result<Fields, ParseError> {
    Ok(Fields {
        log_n: mem_cost(m)?,
        r: rounds(r)?,
        p: 1,
        salt: decode(salt, "salt")?,
        separator: decode(separator, "salt separator")?,
        signer: Signer::Own(decode(signer, "signer key")?),
        digest: decode(digest, "digest")?,
    })
}

fn fields<const N: usize>(text: &[u8]) -> Result<[&[u8]; N], Malformed> {
    split::split_exact(text, b'$').ok_or(Malformed::Missing("field, or one too many,"))
}

fn value<'a>(field: &'a [u8], name: &[u8]) -> Result<&'a [u8], Malformed> {
    field.strip_prefix(name).ok_or(Malformed::Unknown("parameter"))
}

/// log2 N; scrypt itself refuses what it cannot compute, and the limits what is too much.
pub(super) fn mem_cost(text: &[u8]) -> Result<u8, Malformed> {
    let number = decimal::parse_u32(text).ok_or(Malformed::Number("mem_cost"))?;
    u8::try_from(number).map_err(|_| Malformed::Range("mem_cost"))
}

pub(super) fn rounds(text: &[u8]) -> Result<u32, Malformed> {
    decimal::parse_u32(text).ok_or(Malformed::Number("rounds"))
}

#[cfg(test)]
mod tests;
